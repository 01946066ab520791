import { writeAudit } from '../../kernel/audit.ts';
import { callingStaff } from '../../kernel/calling-staff.ts';
import type { Context } from '../../kernel/context.ts';
import { AppError } from '../../kernel/errors.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { countOpen } from './list-alarms.ts';
import type { AlarmRow } from './tables.ts';

/** It was looked at. A second click changes nothing, the first one's note stays. Throws alarm.not_found. */
export async function settleAlarm(ctx: Context, { id, note }: { id: string; note: string }): Promise<{ open: number }> {
  await inTransaction(ctx, async (ctx) => {
    const settled = await ctx
      .db<AlarmRow>('alarms')
      .where({ id, settled_at: 0 })
      .update({ settled_at: ctx.clock.now(), settled_by: callingStaff(ctx).staffId, note });
    const row = await ctx.db<AlarmRow>('alarms').where({ id }).first('kind', 'matter');
    if (!row) throw new AppError('alarm.not_found');
    if (settled === 1)
      await writeAudit(ctx, 'alarms.settled', { kind: 'alarm', id }, { alarm: row.kind, matter: row.matter, reason: note });
  });
  return { open: await countOpen(ctx) };
}
