import { formatChinaDay } from '@lianke/shared';
import { pointsExpiring } from '../../../events/ledger.ts';
import type { Context } from '../../../kernel/context.ts';
import { emit } from '../../../kernel/events/outbox.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { addTimelineEntries, recordsOf } from '../../customers/index.ts';
import { lockMember } from '../posting/locked-accounts.ts';
import type { LotRow } from '../tables.ts';

const day = 86_400_000;
const membersAtOnce = 100;

/**
 * Tells (event and timeline) each member whose points begin to expire within `days`: once, and together with everything that expires within twice
 * that time, so that somebody who buys every day is not told every day. Resumable: a lot that was told is marked.
 */
export async function announceExpiring(ctx: Context, { days }: { days: number }): Promise<void> {
  for (;;) {
    const records = await recordsToTell(ctx, days);
    if (records.length === 0) return;
    for (const customerId of records) await tellMember(ctx, customerId, days);
  }
}

const untold = (ctx: Context, withinDays: number) =>
  ctx
    .db('ledger_lots')
    .where({ 'ledger_lots.kind': 'points', is_open: 1, reminded: 0 })
    .whereBetween('expires_at', [ctx.clock.now() + 1, ctx.clock.now() + withinDays * day]);

async function recordsToTell(ctx: Context, days: number): Promise<string[]> {
  const accountIds = await untold(ctx, days)
    .orderBy(['expires_at', 'id'])
    .limit(5 * membersAtOnce)
    .pluck<string[]>('account_id');
  const some = [...new Set(accountIds)].slice(0, membersAtOnce);
  return ctx.db('ledger_accounts').whereIn('id', some).distinct().pluck<string[]>('customer_id');
}

async function tellMember(ctx: Context, recordId: string, days: number): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { ownerId, accounts } = await lockMember(ctx, recordId);
    const lots: LotRow[] = await untold(ctx, 2 * days)
      .whereIn(
        'account_id',
        accounts.map((account) => account.id),
      )
      .orderBy(['expires_at', 'id'])
      .select('ledger_lots.*');
    const [first] = lots;
    if (!first) return; // another record of the same person was first
    await ctx
      .db('ledger_lots')
      .whereIn(
        'id',
        lots.map((lot) => lot.id),
      )
      .update({ reminded: 1 });
    if (!(await recordsOf(ctx, [ownerId])).has(ownerId)) return; // erased: nobody is left to be told
    const amount = lots.reduce((sum, lot) => sum + lot.remaining, 0);
    await addTimelineEntries(ctx, [
      {
        customerId: ownerId,
        kind: 'points.expiring',
        at: ctx.clock.now(),
        data: { amount: String(amount), on: formatChinaDay(first.expires_at) },
      },
    ]);
    await emit(ctx, pointsExpiring, { customerId: ownerId, amount, expiresAt: first.expires_at });
  });
}
