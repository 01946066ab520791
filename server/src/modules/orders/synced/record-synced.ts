import { actorId } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { insertRows } from '../../../kernel/db/insert-rows.ts';
import { emit } from '../../../kernel/events/outbox.ts';
import { ordersMoved } from '../../../events/orders.ts';
import { addTimelineEntries } from '../../customers/index.ts';
import type { OrderEventRow } from '../tables.ts';
import type { OrderSource } from './synced-order.ts';
import type { WrittenOrder } from './write-synced.ts';

/** Keeps an event's payload far below what the outbox takes. */
const toldTogether = 300;

/** The history of orders that were synced; the customer's timeline tells of each once, when it was made. In the caller's transaction. */
export async function recordSynced(
  ctx: Context,
  source: OrderSource,
  added: readonly WrittenOrder[],
  changed: readonly WrittenOrder[],
): Promise<void> {
  const now = ctx.clock.now();
  const rows = [...added, ...changed].map((order): OrderEventRow => ({
    ...{ order_id: order.id, id: ctx.ids.next('orderEvent'), move: 'synced', at: now },
    ...{ actor_kind: ctx.actor.kind === 'nobody' ? 'system' : ctx.actor.kind, actor_id: actorId(ctx.actor).slice(0, 64) },
    note: source.name,
  }));
  await insertRows(ctx, 'order_events', rows);
  await addTimelineEntries(
    ctx,
    added.flatMap((order) =>
      order.customer_id === null
        ? []
        : [
            {
              ...{ customerId: order.customer_id, kind: 'order.synced' as const, at: Math.min(order.created_at, now) },
              data: { orderId: order.id, title: order.title, fen: String(order.pay_fen), source: source.name },
            },
          ],
    ),
  );
  for (let from = 0; from < rows.length; from += toldTogether)
    await emit(ctx, ordersMoved, { move: 'synced', orderIds: rows.slice(from, from + toldTogether).map((row) => row.order_id) });
}
