import { formatChinaTime } from '@lianke/shared';
import { Tag } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Ago } from '../../../ui/ago.tsx';
import type { QueuedRefund } from '../api.ts';
import { shownOrderNo } from '../order-no.ts';
import { RefundAnswer } from './refund-answer.tsx';
import { RefundPhotos } from './refund-photos.tsx';
import css from './refund-row.module.css';
import { refundTone, useRefundText } from './refund-text.ts';

/** One request: what goes back, why, the photos, and the answer. */
export function RefundRow({ refund: it }: { refund: QueuedRefund }) {
  const { customers, orders, refunds } = useMessages();
  const textOf = useRefundText();
  return (
    <li className={css.row}>
      <div className={css.top}>
        <span className={css.what}>{textOf(it)}</span>
        <Tag color={refundTone[it.state]} style={{ margin: 0 }}>
          {refunds.state[it.state]}
        </Tag>
        <span className={css.time}>
          <Ago at={it.createdAt} />
        </span>
      </div>
      <div className={css.quiet}>
        {it.customer ? (
          <Link to={`/customers/${encodeURIComponent(it.customer.id)}`}>{it.customer.name || customers.unnamed}</Link>
        ) : (
          orders.noCustomer
        )}
        {' · '}
        {refunds.askedBy[it.askedBy]}
        {' · '}
        <Link to={`/orders/${encodeURIComponent(it.orderId)}`} data-row={it.id}>
          {refunds.order} {shownOrderNo(it.orderNo)}
        </Link>
      </div>
      {it.reason ? <p className={css.reason}>{it.reason}</p> : null}
      <RefundPhotos photos={it.photos} />
      {it.answer || it.settledAt !== null ? (
        <div className={css.quiet}>
          {[
            it.answer ? `${refunds.answer}：${it.answer}` : '',
            it.settledAt === null ? '' : refunds.settledAt(formatChinaTime(it.settledAt)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </div>
      ) : null}
      {it.state === 'requested' ? <RefundAnswer refund={it} /> : null}
    </li>
  );
}
