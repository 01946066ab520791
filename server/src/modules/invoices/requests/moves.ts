import { actorId } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import type { MoveRow } from '../tables.ts';

/** One line of a request's history, in the transaction of what happened. */
export async function recordMove(ctx: Context, requestId: string, move: string, note = ''): Promise<void> {
  if (!ctx.transaction) throw new Error('what happens to a request is recorded in the transaction that makes it happen');
  const row: MoveRow = {
    request_id: requestId,
    id: ctx.ids.next('invoiceMove'),
    move,
    at: ctx.clock.now(),
    actor_kind: ctx.actor.kind === 'nobody' ? 'system' : ctx.actor.kind,
    actor_id: actorId(ctx.actor).slice(0, 64),
    note: [...note].slice(0, 300).join(''),
  };
  await ctx.db('invoice_moves').insert(row);
}
