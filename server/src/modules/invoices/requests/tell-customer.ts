import type { TimelineKind } from '@lianke/shared';
import type { Context } from '../../../kernel/context.ts';
import { afterCommit } from '../../../kernel/transaction.ts';
import { addTimelineEntries, resolveCustomerId } from '../../customers/index.ts';
import type { RequestRow } from '../tables.ts';

/** What happened to a request on the customer's timeline, and their open pages; in the transaction of what happened. */
export async function tellCustomer(
  ctx: Context,
  request: Pick<RequestRow, 'id' | 'customer_id' | 'amount_fen'>,
  kind: TimelineKind | null,
  data: Record<string, string> = {},
): Promise<void> {
  const customerId = request.customer_id === null ? undefined : await resolveCustomerId(ctx, request.customer_id);
  if (customerId === undefined) return;
  const staff = ctx.actor.kind === 'staff' ? { id: ctx.actor.staffId, name: ctx.actor.name } : undefined;
  if (kind !== null)
    await addTimelineEntries(ctx, [
      { customerId, kind, at: ctx.clock.now(), data: { requestId: request.id, fen: String(request.amount_fen), ...data }, staff },
    ]);
  afterCommit(ctx, () => ctx.live.publish(customerId));
}
