import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { write } from '../../api/call.ts';
import { useMessages } from '../../messages/locale-context.tsx';
import { formatCount } from '../../ui/format-count.ts';
import { useReportFailure } from '../../ui/use-report-failure.ts';
import type { CustomerImport } from './api.ts';
import { BadRows } from './bad-rows.tsx';
import { Counts } from './counts.tsx';
import css from './imports.module.css';

interface Props {
  job: CustomerImport;
  onBack: () => void;
  onChange: (job: CustomerImport) => void;
}

/** The dry run is over and nothing has changed yet: this is the moment to look. */
export function CheckedStep({ job, onBack, onChange }: Props) {
  const { imports } = useMessages();
  const report = useReportFailure();
  const run = useMutation({
    mutationFn: () => write('staff.imports.run', { id: job.id }),
    onSuccess: onChange,
    onError: report,
  });
  const good = job.counts.new + job.counts.update;
  return (
    <div className={css.step}>
      <div className={css.fileName}>{job.fileName}</div>
      <span className={css.quiet}>{imports.checkedHint}</span>
      <Counts job={job} />
      <BadRows job={job} />
      <div className={css.actions}>
        <Button onClick={onBack}>{imports.remap}</Button>
        <Button type="primary" disabled={good === 0} loading={run.isPending} onClick={() => run.mutate()}>
          {good === 0 ? imports.nothingToImport : imports.run(formatCount(good))}
        </Button>
      </div>
    </div>
  );
}
