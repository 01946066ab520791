import type { LedgerKind } from '@lianke/shared';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { insertOrRetry } from '../../../kernel/transaction.ts';
import { recordsOf, resolveCustomerId } from '../../customers/index.ts';
import type { AccountRow } from '../tables.ts';

/** An account locked until the transaction ends, with the id its owner goes by today. */
export interface LockedAccount extends AccountRow {
  ownerId: string;
}

/** Record id → the id its person goes by today, for all records of the persons these records belong to. */
async function personsOf(ctx: Context, recordIds: readonly string[]): Promise<Map<string, string>> {
  const named = await recordsOf(ctx, recordIds);
  const owners = recordIds.map((id): [string, string] => [id, named.get(id) ?? id]); // an erased record stays its own
  const all = await recordsOf(
    ctx,
    owners.map(([, ownerId]) => ownerId),
  );
  return new Map([...owners, ...all]);
}

/** Locks every account of the persons these records belong to, in id order so that two writers cannot wait for each other. */
async function lockAccounts(ctx: Context, persons: ReadonlyMap<string, string>): Promise<LockedAccount[]> {
  const rows: AccountRow[] = await ctx.dialect.lockRows(
    ctx
      .db<AccountRow>('ledger_accounts')
      .whereIn('customer_id', [...persons.keys()])
      .orderBy('id'),
  );
  return rows.map((row) => ({ ...row, ownerId: persons.get(row.customer_id) ?? row.customer_id }));
}

/** Whatever one person has, locked. Nobody else of the ledger is touched, so members never wait for each other. */
export async function lockMember(ctx: Context, customerId: string): Promise<{ ownerId: string; accounts: LockedAccount[] }> {
  const persons = await personsOf(ctx, [customerId]);
  return { ownerId: persons.get(customerId) ?? customerId, accounts: await lockAccounts(ctx, persons) };
}

/** The persons behind these accounts, locked with all they have. */
export async function lockOwners(ctx: Context, accountIds: readonly string[]): Promise<LockedAccount[]> {
  const records = await ctx
    .db('ledger_accounts')
    .whereIn('id', [...accountIds])
    .pluck<string[]>('customer_id');
  return lockAccounts(ctx, await personsOf(ctx, [...new Set(records)]));
}

/** The account a member's credits of this kind go to, opened if need be. Throws customer.not_found. */
export async function openAccount(
  ctx: Context,
  { ownerId, accounts }: { ownerId: string; accounts: LockedAccount[] },
  kind: LedgerKind,
): Promise<LockedAccount> {
  const known = accounts.find((it) => it.customer_id === ownerId && it.kind === kind);
  if (known) return known;
  if ((await resolveCustomerId(ctx, ownerId)) === undefined) throw new AppError('customer.not_found');
  const row: AccountRow = { id: ctx.ids.next('ledgerAccount'), customer_id: ownerId, kind, balance: 0, opened_at: ctx.clock.now() };
  await insertOrRetry(ctx, 'somebody else has just opened this account', () => ctx.db('ledger_accounts').insert(row));
  const account = { ...row, ownerId };
  accounts.push(account);
  return account;
}
