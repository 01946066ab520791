import type { Context } from '../../../kernel/context.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { raiseAlarm } from '../../alarms/index.ts';
import type { RedRow } from './tables.ts';

/** Nobody at the other side to wait for, and still no end: somebody should look. Who waits for a buyer has a clock of their own. */
export async function tellStuckRed(ctx: Context, redId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const red = await ctx.db<RedRow>('red_letters').where({ id: redId }).whereNotNull('open_blue_id').first();
    if (!red) return;
    const waits = red.state === 'waiting_buyer' || red.state === 'waiting_seller';
    if (waits && (red.deadline_at ?? 0) > ctx.clock.now() && red.problem === '') return;
    await raiseAlarm(ctx, {
      ...{ kind: 'invoice.red_stuck', matter: red.blue_id, about: red.serial },
      data: { redId, requestId: red.request_id, state: red.state, problem: red.problem.slice(0, 200) },
    });
  });
}
