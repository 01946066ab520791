import type { OrderMove, TimelineKind } from '@lianke/shared';
import { actorId } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { insertRows } from '../../../kernel/db/insert-rows.ts';
import { emit } from '../../../kernel/events/outbox.ts';
import { ordersMoved } from '../../../events/orders.ts';
import { afterCommit } from '../../../kernel/transaction.ts';
import { addTimelineEntries, lockLevels } from '../../customers/index.ts';
import type { OrderEventRow, OrderRow } from '../tables.ts';

const timelineOf: Partial<Record<OrderMove, TimelineKind>> = {
  created: 'order.created',
  paid: 'order.paid',
  shipped: 'order.shipped',
  completed: 'order.completed',
  closed: 'order.closed',
  refund_requested: 'order.refund_requested',
  refunded: 'order.refunded',
  synced: 'order.synced',
};
/** Keeps an event's payload far below what the outbox takes. */
const toldTogether = 300;

export interface HappenedTo {
  order: Pick<OrderRow, 'id' | 'customer_id' | 'title' | 'pay_fen' | 'balance_fen'>;
  /** What it was about, when not the whole order. */
  fen?: number | undefined;
  note?: string | undefined;
}

/** The same thing happened to these orders: their history, the customers' timelines, the event. In the caller's transaction, with the change itself. */
export async function recordEvents(ctx: Context, move: OrderMove, happened: readonly HappenedTo[]): Promise<void> {
  if (!ctx.transaction) throw new Error('what happens to an order is recorded in the transaction that makes it happen');
  if (happened.length === 0) return;
  const now = ctx.clock.now();
  const { actor } = ctx;
  const rows: OrderEventRow[] = happened.map(({ order, note }) => ({
    order_id: order.id,
    id: ctx.ids.next('orderEvent'),
    move,
    at: now,
    actor_kind: actor.kind === 'nobody' ? 'system' : actor.kind,
    actor_id: actorId(actor).slice(0, 64),
    note: [...(note ?? '')].slice(0, 200).join(''),
  }));
  await insertRows(ctx, 'order_events', rows);
  await tellCustomers(ctx, move, happened);
  for (let from = 0; from < rows.length; from += toldTogether)
    await emit(ctx, ordersMoved, { move, orderIds: rows.slice(from, from + toldTogether).map((row) => row.order_id) });
}

async function tellCustomers(ctx: Context, move: OrderMove, happened: readonly HappenedTo[]): Promise<void> {
  const kind = timelineOf[move];
  const live = await lockLevels(
    ctx,
    happened.flatMap(({ order }) => order.customer_id ?? []),
  );
  const now = ctx.clock.now();
  const told = happened.flatMap((it) => {
    const customerId = live.get(it.order.customer_id ?? '')?.id;
    return customerId === undefined ? [] : [{ ...it, customerId }];
  });
  if (kind !== undefined)
    await addTimelineEntries(
      ctx,
      told.map(({ order, fen, customerId }) => ({
        ...{ customerId, kind, at: now },
        data: { orderId: order.id, title: order.title, fen: String(fen ?? order.pay_fen + order.balance_fen) },
        staff: ctx.actor.kind === 'staff' ? { id: ctx.actor.staffId, name: ctx.actor.name } : undefined,
      })),
    );
  for (const customerId of new Set(told.map((it) => it.customerId))) afterCommit(ctx, () => ctx.live.publish(customerId));
}
