import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { closeLots, findDueLots } from '../posting/close-lots.ts';
import { lockOwners } from '../posting/locked-accounts.ts';
import { balanceOf, postEntries } from '../posting/post-entries.ts';
import { findDone, toTransactionRow, writeTransaction } from '../posting/transactions.ts';
import type { Cause } from '../posting/transactions.ts';
import { movesOf } from '../posting/use-lots.ts';
import { expiryAfterRefund } from '../rules/expiry.ts';
import { giveBack } from '../rules/give-back.ts';
import { requireAmount } from '../rules/require-amount.ts';
import type { LotRow, LotUseRow, TransactionRow } from '../tables.ts';
import type { Moved } from './credit.ts';

export interface Refund extends Omit<Cause, 'reason'> {
  /** The key of the spend this gives back, wholly or in part. */
  spendKey: string;
  amount: number;
}

/**
 * Gives back (part of) a spend, to the same lots it came from: the last one taken first. A lot that expired meanwhile can be used for `graceDays`
 * more. Joins the caller's transaction; the same key moves nothing twice. Throws ledger.refund_too_large.
 */
export async function refundSpend(ctx: Context, it: Refund): Promise<Moved> {
  requireAmount(it.amount);
  return inTransaction(ctx, async (ctx) => {
    const spent = await ctx.db<TransactionRow>('ledger_transactions').where({ idem_key: it.spendKey, movement: 'spend' }).first();
    if (!spent) throw new Error(`nothing was spent under "${it.spendKey}"`);
    const accountIds = await takenFrom(ctx, spent.id);
    const accounts = await lockOwners(ctx, accountIds);
    // After an unmerge the lots may be two persons': the balance is that of the one who had the first lot.
    const ownerId = accounts.find((it) => it.id === accountIds[0])?.ownerId ?? '';
    const transaction = { ...it, movement: 'refund' as const, kind: spent.kind, reason: 'refunded' as const, refundsId: spent.id };
    const done = await findDone(ctx, transaction);
    if (done) return { transactionId: done.id, balance: balanceOf(accounts, ownerId, spent.kind) };

    const within = await ctx
      .db('ledger_transactions')
      .where({ id: spent.id })
      .where('returned', '<=', spent.amount - it.amount)
      .update({ returned: ctx.db.raw('?? + ?', ['returned', it.amount]) });
    if (within !== 1) throw new AppError('ledger.refund_too_large');
    // What is past its day goes first: a lot that lives again must not bring back what had been left in it.
    const due = await findDueLots(ctx, accountIds);
    if (due.length > 0) await closeLots(ctx, accounts, due, 'expired');

    const row = toTransactionRow(ctx, transaction);
    await writeTransaction(ctx, row);
    const given = await returnToLots(ctx, spent.id, it.amount);
    const posting = { transactionId: row.id, kind: spent.kind, shopReason: spent.reason, moves: movesOf(given, 1) };
    await postEntries(ctx, accounts, [posting]);
    return { transactionId: row.id, balance: balanceOf(accounts, ownerId, spent.kind) };
  });
}

/** The accounts a spend took something from, the first one first. */
async function takenFrom(ctx: Context, spendId: string): Promise<string[]> {
  const accountIds = await ctx
    .db('ledger_lot_uses')
    .join('ledger_lots', 'ledger_lots.id', 'ledger_lot_uses.lot_id')
    .where('ledger_lot_uses.transaction_id', spendId)
    .orderBy('ledger_lot_uses.nth')
    .pluck<string[]>('ledger_lots.account_id');
  return [...new Set(accountIds)];
}

async function returnToLots(ctx: Context, spendId: string, amount: number): Promise<{ lot: LotRow; amount: number }[]> {
  const uses = await ctx.db<LotUseRow>('ledger_lot_uses').where({ transaction_id: spendId });
  const given = giveBack(uses, amount);
  if (!given) throw new Error(`the lots of ${spendId} do not add up to what was spent`);
  const lots: LotRow[] = await ctx.db<LotRow>('ledger_lots').whereIn(
    'id',
    given.map((it) => it.lotId),
  );
  const now = ctx.clock.now();
  const returned: { lot: LotRow; amount: number }[] = [];
  for (const it of given) {
    const lot = lots.find((one) => one.id === it.lotId);
    if (!lot) throw new Error(`lot ${it.lotId} is gone`);
    const expires_at = expiryAfterRefund(lot.expires_at, now);
    const again = expires_at === lot.expires_at ? {} : { expires_at, reminded: 0 };
    await ctx
      .db('ledger_lots')
      .where({ id: lot.id })
      .update({ remaining: lot.remaining + it.amount, is_open: 1, ...again });
    await ctx
      .db('ledger_lot_uses')
      .where({ transaction_id: spendId, lot_id: lot.id })
      .update({ returned: ctx.db.raw('?? + ?', ['returned', it.amount]) });
    returned.push({ lot, amount: it.amount });
  }
  return returned;
}
