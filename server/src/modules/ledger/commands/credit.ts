import type { LedgerKind } from '@lianke/shared';
import type { Context } from '../../../kernel/context.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { lockMember, openAccount } from '../posting/locked-accounts.ts';
import { balanceOf, postEntries } from '../posting/post-entries.ts';
import { findDone, toTransactionRow, writeTransaction } from '../posting/transactions.ts';
import type { Cause } from '../posting/transactions.ts';
import { never } from '../tables.ts';
import type { LotRow } from '../tables.ts';
import { requireAmount } from '../rules/require-amount.ts';

export interface Movement extends Cause {
  /** Any id the person's record ever went by. */
  customerId: string;
  kind: LedgerKind;
  /** Points, growth, or fen; a whole number above 0. */
  amount: number;
}

/** What a movement led to. `balance` is what the member has in all now, also when the key was known and nothing moved. */
export interface Moved {
  transactionId: string;
  balance: number;
}

/**
 * Gives a member something: one new lot. Joins the caller's transaction; the same key moves nothing twice.
 * `expiresAt` is the instant (ms) from which it can no longer be used; without it, never. Throws customer.not_found.
 */
export async function credit(ctx: Context, it: Movement & { expiresAt?: number | undefined }): Promise<Moved> {
  requireAmount(it.amount);
  return inTransaction(ctx, async (ctx) => {
    const member = await lockMember(ctx, it.customerId);
    const transaction = { ...it, movement: 'credit' as const };
    const done = await findDone(ctx, transaction);
    if (done) return { transactionId: done.id, balance: balanceOf(member.accounts, member.ownerId, it.kind) };

    const account = await openAccount(ctx, member, it.kind);
    const row = toTransactionRow(ctx, transaction);
    await writeTransaction(ctx, row);
    const lot: LotRow = {
      id: ctx.ids.next('ledgerLot'),
      account_id: account.id,
      transaction_id: row.id,
      kind: it.kind,
      earned_at: row.at,
      expires_at: it.expiresAt ?? never,
      amount: it.amount,
      remaining: it.amount,
      is_open: 1,
      reminded: 0,
    };
    await ctx.db('ledger_lots').insert(lot);
    const moves = [{ accountId: account.id, amount: it.amount }];
    await postEntries(ctx, member.accounts, [{ transactionId: row.id, kind: it.kind, shopReason: it.reason, moves }]);
    return { transactionId: row.id, balance: balanceOf(member.accounts, member.ownerId, it.kind) };
  });
}
