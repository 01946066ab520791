import type { Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import { callingStaff } from '../../../kernel/calling-staff.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import type { DifferenceRow } from '../tables.ts';
import { announce } from './compare-day.ts';
import { toDifferences } from './difference-view.ts';

type Difference = Output<'staff.reconciliation.heal'>['difference'];

/** Throws payment.difference_not_found. */
export async function getDifference(ctx: Context, id: string): Promise<DifferenceRow> {
  const row = await ctx.db<DifferenceRow>('bill_differences').where({ id }).first();
  if (!row) throw new AppError('payment.difference_not_found');
  return row;
}

export async function viewDifference(ctx: Context, id: string): Promise<Difference> {
  const [view] = await toDifferences(ctx, [await getDifference(ctx, id)]);
  return view as Difference;
}

/** A member of staff closes an open difference, on record; one that is closed already stays as it is. */
export const settleDifference = (ctx: Context, id: string, change: { status: 'healed' | 'ignored'; note: string }): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const row = await getDifference(ctx, id);
    const settled = await ctx
      .db<DifferenceRow>('bill_differences')
      .where({ id, status: 'open' })
      .update({ ...change, settled_by: callingStaff(ctx).staffId, settled_at: ctx.clock.now() });
    if (settled === 0) return;
    await writeAudit(
      ctx,
      change.status === 'healed' ? 'reconciliation.healed' : 'reconciliation.ignored',
      { kind: 'bill_difference', id },
      { day: row.bill_on, number: row.number, difference: row.kind, ...(change.note && { reason: change.note }) },
    );
    await announce(ctx, row.bill_on);
  });

/** It is known and right. Throws payment.difference_not_found. */
export async function ignoreDifference(ctx: Context, { id, reason }: { id: string; reason: string }): Promise<{ difference: Difference }> {
  await settleDifference(ctx, id, { status: 'ignored', note: reason });
  return { difference: await viewDifference(ctx, id) };
}
