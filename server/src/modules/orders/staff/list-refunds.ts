import type { Input, Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { readKeyCursor, writeKeyCursor } from '../../../kernel/db/paging.ts';
import { findVisibleNames, scopeRows } from '../../customers/index.ts';
import type { OrderRefundRow, OrderRow } from '../tables.ts';
import { shownOrderNo } from '../views/order-card.ts';
import { toRefundViews } from '../views/refund-view.ts';

const order = 'refunds';
const waitingFirst = 'case when state = ? then 0 else 1 end';

/** Refunds of customers the caller may see: those that wait for an answer first, then the newest. */
export async function listRefunds(
  ctx: Context,
  { states, cursor, limit = 20 }: Input<'staff.refunds.list'>,
): Promise<Output<'staff.refunds.list'>> {
  const query = scopeRows(ctx, ctx.db('order_refunds'), 'order_refunds.customer_id');
  if (states) void query.whereIn('state', states);
  const [from, id] = readKeyCursor(order, 2, cursor) ?? [];
  if (from === 0 || from === 1)
    void query.where(
      (after) =>
        void after
          .whereRaw(`${waitingFirst} > ?`, ['requested', from])
          .orWhere((same) => void same.whereRaw(`${waitingFirst} = ?`, ['requested', from]).where('id', '<', String(id))),
    );
  const found = (await query
    .orderByRaw(waitingFirst, ['requested'])
    .orderBy('id', 'desc')
    .limit(limit + 1)) as OrderRefundRow[];
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const next = found.length > limit && last ? writeKeyCursor(order, [last.state === 'requested' ? 0 : 1, last.id]) : null;
  const customerIds = page.flatMap((row) => row.customer_id ?? []);
  const names = await findVisibleNames(ctx, customerIds);
  const numbers = await ctx
    .db('orders')
    .whereIn(
      'id',
      page.map((row) => row.order_id),
    )
    .select<Pick<OrderRow, 'id' | 'source' | 'source_order_no'>[]>('id', 'source', 'source_order_no');
  const numberOf = new Map(numbers.map((row) => [row.id, shownOrderNo(row)]));
  const views = await toRefundViews(ctx, page);
  return {
    refunds: views.map((view, at) => {
      const id = page[at]?.customer_id ?? null;
      const name = id === null ? undefined : names.get(id);
      return {
        ...view,
        orderNo: numberOf.get(view.orderId) ?? view.orderId,
        customer: id === null || name === undefined ? null : { id, name },
      };
    }),
    next,
  };
}
