import { formatChinaTime } from '@lianke/shared';
import type { ReactNode } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { formatCount } from '../../../ui/format-count.ts';
import type { Order } from '../api.ts';
import { shownOrderNo } from '../order-no.ts';
import { sourceName } from '../source-name.ts';
import css from './detail.module.css';

/** Numbers people read out, and when what happened. */
export function OrderFacts({ order: it }: { order: Order }) {
  const { orders } = useMessages();
  const lines: [string, ReactNode][] = [[orders.orderNo, <Copied key="no" text={shownOrderNo(it.orderNo)} />]];
  const at = (label: string, instant: number | null): void => {
    if (instant !== null) lines.push([label, formatChinaTime(instant)]);
  };
  if (it.transactionId) lines.push([orders.transactionId, <Copied key="transaction" text={it.transactionId} />]);
  lines.push([orders.from_, sourceName(it.source, orders)]);
  at(orders.createdAt, it.createdAt);
  if (it.state === 'created' || it.state === 'paying') at(orders.payBefore, it.expiresAt);
  at(orders.paidAt, it.paidAt);
  at(orders.completedAt, it.completedAt);
  if (it.closedAt !== null)
    lines.push([
      orders.closedAt,
      [formatChinaTime(it.closedAt), it.closeReason ? orders.closeReason[it.closeReason] : ''].filter(Boolean).join(' · '),
    ]);
  if (it.earned) lines.push([orders.earned, orders.earnedText(formatCount(it.earned.points), formatCount(it.earned.growth))]);
  if (it.store && it.delivery !== 'pickup') lines.push([orders.pickupAt, it.store.name]);
  if (it.remark) lines.push([orders.remark, it.remark]);
  return <Facts lines={lines} />;
}

const Copied = ({ text }: { text: string }) => (
  <span className={css.mono}>
    {text} <CopyButton text={text} />
  </span>
);
