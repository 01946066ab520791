import { query } from '../api/query';
import { outdate, refresh } from '../api/snapshots';
import { holdingsChanged, offersChanged, pointsChanged } from '../member/coupon-actions';
import { history } from '../member/coupon-lists';
import { invoicesMoved } from '../invoices/changes';
import { myOrders, oneOrder } from './lists';

/** An order came about or moved: the lists, their badges, and what it held or gave are no longer what the phone remembers. */
export function orderMoved(id: string): void {
  outdate(oneOrder(id), ...Object.values(myOrders), query('member.orders.counts'));
  outdate(query('member.offers.top-ups'), query('member.offers.paid-terms'), ...Object.values(history));
  holdingsChanged();
  offersChanged();
  pointsChanged();
  invoicesMoved(id);
}

/** The same, and whoever is looking at it sees what may be done now. */
export async function showMoved(id: string): Promise<void> {
  orderMoved(id);
  await refresh(oneOrder(id));
}
