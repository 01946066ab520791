import { expect } from 'vitest';
import type { Context } from '../src/kernel/context.ts';
import { liabilityNow } from '../src/modules/ledger/index.ts';

interface Account {
  id: string;
  customer_id: string;
  balance: number;
}
interface Lot {
  id: string;
  account_id: string;
  amount: number;
  remaining: number;
  is_open: number;
  expires_at: number;
}
interface Use {
  transaction_id: string;
  lot_id: string;
  amount: number;
  returned: number;
}
interface Entry {
  transaction_id: string;
  side: string;
  account: string;
  kind: string;
  amount: number;
}
interface Transaction {
  id: string;
  movement: string;
  amount: number;
  returned: number;
  refunds_id: string | null;
}

const sumBy = <T>(rows: readonly T[], key: (row: T) => string, amount: (row: T) => number): Map<string, number> => {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(key(row), (sums.get(key(row)) ?? 0) + amount(row));
  return sums;
};

/** Everything that must hold in the ledger at any moment, read row by row and not with the product's own sums. */
export async function expectSoundBooks(ctx: Context): Promise<void> {
  const { db } = ctx;
  const accounts: Account[] = await db('ledger_accounts');
  const lots: Lot[] = await db('ledger_lots');
  const uses: Use[] = await db('ledger_lot_uses');
  const entries: Entry[] = await db('ledger_entries');
  const transactions: Transaction[] = await db('ledger_transactions');
  const wrong: string[] = [];
  const check = (holds: boolean, what: string): void => void (holds || wrong.push(what));

  const inLots = sumBy(
    lots,
    (lot) => lot.account_id,
    (lot) => lot.remaining,
  );
  const inEntries = sumBy(
    entries,
    (entry) => entry.account,
    (entry) => entry.amount,
  );
  for (const { id, balance } of accounts) {
    check(balance >= 0, `${id} is below zero: ${balance}`);
    check(balance === (inLots.get(id) ?? 0), `${id}: balance ${balance}, lots ${inLots.get(id)}`);
    check(balance === (inEntries.get(id) ?? 0), `${id}: balance ${balance}, entries ${inEntries.get(id)}`);
  }
  const sides = sumBy(
    entries,
    (entry) => entry.transaction_id,
    (entry) => entry.amount,
  );
  for (const { id } of transactions) check(sides.get(id) === 0, `${id}: its entries sum to ${sides.get(id)}`);
  check(sides.size === transactions.length, 'every entry has a transaction');

  const outOfLot = sumBy(
    uses,
    (use) => use.lot_id,
    (use) => use.amount - use.returned,
  );
  for (const lot of lots) {
    check(lot.remaining >= 0 && lot.amount === lot.remaining + (outOfLot.get(lot.id) ?? 0), `${lot.id}: ${JSON.stringify(lot)}`);
    check(lot.is_open === Number(lot.remaining > 0), `${lot.id} is open: ${lot.is_open} with ${lot.remaining}`);
  }
  const used = sumBy(
    uses,
    (use) => use.transaction_id,
    (use) => use.amount,
  );
  const backInLots = sumBy(
    uses,
    (use) => use.transaction_id,
    (use) => use.returned,
  );
  const refunded = sumBy(
    transactions.filter((it) => it.refunds_id !== null),
    (it) => it.refunds_id ?? '',
    (it) => it.amount,
  );
  for (const it of transactions.filter((one) => one.movement === 'spend')) {
    check(it.returned <= it.amount, `${it.id}: more given back than spent`);
    check(used.get(it.id) === it.amount, `${it.id}: spent ${it.amount}, out of lots ${used.get(it.id)}`);
    check(it.returned === (backInLots.get(it.id) ?? 0), `${it.id}: returned ${it.returned}, into lots ${backInLots.get(it.id)}`);
    check(it.returned === (refunded.get(it.id) ?? 0), `${it.id}: returned ${it.returned}, refunds ${refunded.get(it.id)}`);
  }
  expect(wrong).toEqual([]);

  const report = await liabilityNow(ctx);
  for (const kind of report) {
    expect(kind.balanced).toBe(true);
    expect(kind.byAge.reduce((sum, age) => sum + age.amount, 0)).toBe(kind.balance);
  }
  expect(report.reduce((sum, kind) => sum + kind.balance, 0)).toBe(accounts.reduce((sum, account) => sum + account.balance, 0));
}
