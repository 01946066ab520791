import { formatChinaTime } from '@lianke/shared';
import { useMessages } from '../../../messages/locale-context.tsx';
import type { Order } from '../api.ts';
import css from './detail.module.css';

/** What happened, newest first. */
export function History({ order }: { order: Order }) {
  const { orders } = useMessages();
  const newestFirst = [...order.history].sort((one, other) => other.at - one.at);
  return (
    <ol className={css.history}>
      {newestFirst.map((it, at) => (
        <li key={`${it.at}-${it.move}-${at}`}>
          <span className={css.move}>
            {orders.move[it.move]}
            {it.by || it.note ? <span className={css.quiet}>{[it.by, it.note].filter(Boolean).join(' · ')}</span> : null}
          </span>
          <time className={css.quiet} dateTime={new Date(it.at).toISOString()}>
            {formatChinaTime(it.at)}
          </time>
        </li>
      ))}
    </ol>
  );
}
