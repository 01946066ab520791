import { useMessages } from '../../messages/locale-context.tsx';
import { formatCount } from '../../ui/format-count.ts';
import type { CustomerImport } from './api.ts';
import css from './imports.module.css';

/** New, changed, double, wrong: the dry run's verdict and later what really happened. */
export function Counts({ job }: { job: CustomerImport }) {
  const { imports } = useMessages();
  const kinds = ['new', 'update', 'duplicate', 'error'] as const;
  return (
    <dl className={css.counts}>
      {kinds.map((kind) => (
        <div key={kind} className={job.counts[kind] > 0 && kind === 'error' ? css.bad : ''}>
          <dt>{imports.count[kind]}</dt>
          <dd>{formatCount(job.counts[kind])}</dd>
        </div>
      ))}
    </dl>
  );
}
