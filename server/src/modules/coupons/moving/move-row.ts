import { actorId } from '../../../kernel/audit.ts';
import type { Actor, Context } from '../../../kernel/context.ts';
import type { MoveRow } from '../tables.ts';

/** One line of a coupon's history, by whoever is acting unless `by` says otherwise. */
export function toMoveRow(
  ctx: Pick<Context, 'ids' | 'clock' | 'actor'>,
  it: { couponId: string; move: MoveRow['move']; orderId?: string | null | undefined; reason?: string | undefined },
  by: Actor = ctx.actor,
): MoveRow {
  return {
    coupon_id: it.couponId,
    id: ctx.ids.next('couponMove'),
    move: it.move,
    at: ctx.clock.now(),
    actor_kind: by.kind === 'nobody' ? 'system' : by.kind,
    actor_id: actorId(by),
    order_id: it.orderId ?? null,
    reason: [...(it.reason ?? '')].slice(0, 200).join(''),
  };
}
