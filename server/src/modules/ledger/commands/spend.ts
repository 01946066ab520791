import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { lockMember } from '../posting/locked-accounts.ts';
import { balanceOf, postEntries } from '../posting/post-entries.ts';
import { findDone, toTransactionRow, writeTransaction } from '../posting/transactions.ts';
import { movesOf, useLots } from '../posting/use-lots.ts';
import { lotOrder } from '../rules/lot-order.ts';
import { requireAmount } from '../rules/require-amount.ts';
import { takeLots } from '../rules/take-lots.ts';
import type { LotRow } from '../tables.ts';
import type { Moved, Movement } from './credit.ts';

/**
 * Takes something from a member, from the lots that expire first (growth: the newest). What is past its day is not taken, whether the daily job has
 * been there or not. Joins the caller's transaction; the same key moves nothing twice. Throws ledger.balance_short before anything is written.
 */
export async function spend(ctx: Context, it: Movement): Promise<Moved> {
  requireAmount(it.amount);
  return inTransaction(ctx, async (ctx) => {
    const { ownerId, accounts } = await lockMember(ctx, it.customerId);
    const transaction = { ...it, movement: 'spend' as const };
    const done = await findDone(ctx, transaction);
    if (done) return { transactionId: done.id, balance: balanceOf(accounts, ownerId, it.kind) };

    const accountIds = accounts.filter((account) => account.kind === it.kind).map((account) => account.id);
    const lots: LotRow[] = await ctx
      .db<LotRow>('ledger_lots')
      .whereIn('account_id', accountIds)
      .where({ is_open: 1 })
      .where('expires_at', '>', ctx.clock.now())
      .orderBy(lotOrder(it.kind));
    const taken = takeLots(lots, it.amount);
    if (!taken) throw new AppError('ledger.balance_short', { balance: lots.reduce((sum, lot) => sum + lot.remaining, 0) });

    const row = toTransactionRow(ctx, transaction);
    await writeTransaction(ctx, row);
    await useLots(ctx, [{ transactionId: row.id, taken }]);
    await postEntries(ctx, accounts, [{ transactionId: row.id, kind: it.kind, shopReason: it.reason, moves: movesOf(taken, -1) }]);
    return { transactionId: row.id, balance: balanceOf(accounts, ownerId, it.kind) };
  });
}
