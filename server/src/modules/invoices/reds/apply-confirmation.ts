import type { Context } from '../../../kernel/context.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import type { RedConfirmation } from '../../../platforms/einvoice/port.ts';
import type { SettleParts } from '../issuing/settle-document.ts';
import { recordMove } from '../requests/moves.ts';
import { endRed } from './end-red.ts';
import { issueRed } from './issue-red.ts';
import type { RedRow } from './tables.ts';

/** The other side has so long to answer; then the bureau voids it. */
export const answerMs = 72 * 3_600_000;

/** What the provider says about a confirmation becomes ours; saying it again changes nothing. */
export async function applyConfirmation(ctx: Context, parts: SettleParts, red: RedRow, found: RedConfirmation): Promise<void> {
  const told = { bill_no: found.billNo, bill_uuid: found.billUuid };
  if (found.status === 'confirmed') {
    const confirmed = { ...told, state: 'confirmed' as const, deadline_at: null, problem: '', next_at: ctx.clock.now(), queries: 0 };
    const query = (ctx: Context) =>
      ctx
        .db<RedRow>('red_letters')
        .where({ id: red.id })
        .whereIn('state', ['submitting', 'waiting_buyer', 'waiting_seller'])
        .update(confirmed);
    if ((await inTransaction(ctx, query)) === 1) return issueRed(ctx, parts, { ...red, ...confirmed }, found.redNumber);
    return;
  }
  if (found.status !== 'waiting_buyer' && found.status !== 'waiting_seller') {
    const { status, text } = found;
    return void (await inTransaction(ctx, (ctx) => endRed(ctx, red, status, text)));
  }
  await inTransaction(ctx, async (ctx) => {
    const waits = {
      ...told,
      state: found.status as 'waiting_buyer' | 'waiting_seller',
      deadline_at: (found.raisedAt ?? red.created_at) + answerMs,
      problem: '',
    };
    const moved = await ctx.db<RedRow>('red_letters').where({ id: red.id, state: 'submitting' }).update(waits);
    if (moved === 1) await recordMove(ctx, red.request_id, `red_${found.status}`);
    else
      await ctx
        .db<RedRow>('red_letters')
        .where({ id: red.id })
        .whereIn('state', ['waiting_buyer', 'waiting_seller'])
        .update({ problem: '' });
  });
}
