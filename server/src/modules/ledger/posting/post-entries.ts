import type { LedgerKind } from '@lianke/shared';
import { growthChanged } from '../../../events/ledger.ts';
import type { Context } from '../../../kernel/context.ts';
import { insertRows } from '../../../kernel/db/insert-rows.ts';
import { emit } from '../../../kernel/events/outbox.ts';
import { afterCommit } from '../../../kernel/transaction.ts';
import type { EntryRow } from '../tables.ts';
import type { LockedAccount } from './locked-accounts.ts';

/** A transaction's two sides: what members' accounts get (signed), and the shop's account that gives it. */
export interface Posting {
  transactionId: string;
  kind: LedgerKind;
  /** Of the shop: `earned`, `spent` … A refund names what the spend named, so that the two cancel out. */
  shopReason: string;
  moves: readonly { accountId: string; amount: number }[];
}

/** The shop's side is a name without a row: nothing every writer would wait for. Its balance is the sum of its entries. */
const shopAccount = (kind: LedgerKind, reason: string): string => `shop.${kind}.${reason}`;

export const balanceOf = (accounts: readonly LockedAccount[], ownerId: string, kind: LedgerKind): number =>
  accounts.filter((it) => it.ownerId === ownerId && it.kind === kind).reduce((sum, it) => sum + it.balance, 0);

/** Writes both sides of each posting and the accounts' new balances, in the database and in `accounts`, which must be locked. */
export async function postEntries(ctx: Context, accounts: readonly LockedAccount[], postings: readonly Posting[]): Promise<void> {
  const at = ctx.clock.now();
  const entries: EntryRow[] = [];
  const moved = new Map<LockedAccount, number>();
  for (const { transactionId, kind, shopReason, moves } of postings) {
    const base = { transaction_id: transactionId, kind, at };
    for (const { accountId, amount } of moves) {
      const account = accounts.find((it) => it.id === accountId);
      if (!account) throw new Error('an account must be locked before it is posted to');
      account.balance += amount;
      moved.set(account, (moved.get(account) ?? 0) + amount);
      const balance_after = balanceOf(accounts, account.ownerId, kind);
      entries.push({ ...base, id: ctx.ids.next('ledgerEntry'), side: 'member', account: accountId, amount, balance_after });
    }
    const amount = -moves.reduce((sum, move) => sum + move.amount, 0);
    const account = shopAccount(kind, shopReason);
    entries.push({ ...base, id: ctx.ids.next('ledgerEntry'), side: 'shop', account, amount, balance_after: null });
  }
  await insertRows(ctx, 'ledger_entries', entries);
  for (const [account, amount] of moved) await addToBalance(ctx, account.id, amount);
  await tell(ctx, [...moved.keys()]);
}

/** Guarded although the row is locked: a balance below zero must not be possible, whatever the caller did. */
async function addToBalance(ctx: Context, accountId: string, amount: number): Promise<void> {
  const updated = await ctx
    .db('ledger_accounts')
    .where({ id: accountId })
    .where('balance', '>=', -amount)
    .update({ balance: ctx.db.raw('?? + ?', ['balance', amount]) });
  if (updated !== 1) throw new Error(`the balance of ${accountId} does not allow ${amount}`);
}

async function tell(ctx: Context, accounts: readonly LockedAccount[]): Promise<void> {
  for (const customerId of new Set(accounts.filter((it) => it.kind === 'growth').map((it) => it.ownerId)))
    await emit(ctx, growthChanged, { customerId });
  for (const ownerId of new Set(accounts.map((it) => it.ownerId))) afterCommit(ctx, () => ctx.live.publish(ownerId));
}
