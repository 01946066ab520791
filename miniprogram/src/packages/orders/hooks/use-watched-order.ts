import { useEffect, useRef } from 'react';
import { refresh } from '../../../api/snapshots';
import { useSnapshot } from '../../../api/use-snapshot';
import type { SnapshotView } from '../../../api/use-snapshot';
import { invoicesOf } from '../../../invoices/lists';
import { orderMoved } from '../../../shop/changes';
import { oneOrder } from '../../../shop/lists';
import type { OrderDetail, OrderView } from '../../../shop/types';
import { usePoll } from '../../../ui/use-poll';

const machinePaceMs = 4_000;
const staffPaceMs = 15_000;

/** How soon it is worth looking again: money moves within seconds, a person decides later; null when nothing is on its way. */
function paceMs({ state, refundState }: OrderDetail): number | null {
  if (state === 'paying' || refundState === 'refunding') return machinePaceMs;
  return refundState === 'requested' ? staffPaceMs : null;
}

/** One order that shows by itself what became of a payment or a refund. */
export function useWatchedOrder(id: string): SnapshotView<OrderView> {
  const view = useSnapshot(oneOrder(id));
  const order = view.data?.order;
  usePoll(oneOrder(id), order ? paceMs(order) : null);
  const stands = order && [order.state, order.refundState, order.refundedFen].join(' ');
  const before = useRef(stands);
  useEffect(() => {
    if (before.current !== undefined && before.current !== stands) {
      orderMoved(id);
      void refresh(invoicesOf(id));
    }
    before.current = stands;
  }, [id, stands]);
  return view;
}
