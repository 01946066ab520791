import { formatChinaTime } from '@lianke/shared';
import { Tag } from 'antd';
import { useMessages } from '../../../messages/locale-context.tsx';
import type { Order } from '../api.ts';
import { RefundAnswer } from '../refunds/refund-answer.tsx';
import { RefundPhotos } from '../refunds/refund-photos.tsx';
import { refundTone, useRefundText } from '../refunds/refund-text.ts';
import css from './detail.module.css';

/** What went back or is asked for, and the answer where one is due. */
export function OrderRefunds({ order }: { order: Order }) {
  const { refunds } = useMessages();
  const textOf = useRefundText();
  return (
    <ul className={css.list}>
      {order.refunds.map((it) => (
        <li key={it.id} className={css.refund}>
          <span className={css.refundTop}>
            <b>{textOf(it)}</b>
            <Tag color={refundTone[it.state]} style={{ margin: 0 }}>
              {refunds.state[it.state]}
            </Tag>
          </span>
          <span className={css.quiet}>
            {refunds.askedBy[it.askedBy]} · {formatChinaTime(it.createdAt)}
          </span>
          {it.reason ? (
            <span>
              {refunds.reason}：{it.reason}
            </span>
          ) : null}
          {it.answer ? (
            <span>
              {refunds.answer}：{it.answer}
            </span>
          ) : null}
          <RefundPhotos photos={it.photos} />
          {it.state === 'requested' ? <RefundAnswer refund={it} /> : null}
        </li>
      ))}
    </ul>
  );
}
