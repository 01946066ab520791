import type { Context } from '../../kernel/context.ts';
import { insertRows } from '../../kernel/db/insert-rows.ts';
import { RetryTransaction } from '../../kernel/transaction.ts';
import { nameGrams } from './rules/name-grams.ts';
import type { CustomerRow } from './tables.ts';

/** Twelve digits beginning with 8: no phone number looks like it. */
export const newMemberNo = (ctx: Pick<Context, 'ids'>): string => `8${ctx.ids.digits(11)}`;

/** Locks live customers until the transaction ends, in id order so that two writers cannot wait for each other. A record merged in between starts the transaction again. */
export async function lockCustomers(ctx: Context, ids: readonly string[]): Promise<Map<string, CustomerRow>> {
  if (ids.length === 0) return new Map();
  const rows: CustomerRow[] = await ctx.dialect.lockRows(ctx.db<CustomerRow>('customers').whereIn('id', ids).orderBy('id'));
  if (rows.some((row) => row.merged_into_id !== null)) throw new RetryTransaction('a customer was merged meanwhile');
  return new Map(rows.map((row) => [row.id, row]));
}

/** Locks the one record an id leads to today until the transaction ends; undefined if there is none. */
export async function lockCustomer(ctx: Context, id: string): Promise<CustomerRow | undefined> {
  const lock = (id: string): Promise<CustomerRow | undefined> =>
    Promise.resolve(ctx.dialect.lockRows(ctx.db<CustomerRow>('customers').where({ id })).first());
  const asked = await lock(id);
  if (!asked?.merged_into_id) return asked;
  const kept = asked.merged_into_id === asked.id ? undefined : await lock(asked.merged_into_id);
  return kept?.merged_into_id === null ? kept : undefined;
}

/** Locks those of these live customers that nobody else has locked: it waits for no one, so it may hold many. Merged ones are absent. */
export async function lockFreeCustomers(ctx: Context, ids: readonly string[]): Promise<Map<string, CustomerRow>> {
  const rows: CustomerRow[] = await ctx.dialect.lockFreeRows(ctx.db<CustomerRow>('customers').whereIn('id', ids).orderBy('id'));
  return new Map(rows.filter((row) => row.merged_into_id === null).map((row) => [row.id, row]));
}

/** The id a record goes by today; undefined if it never existed, or was erased at the person's wish (it is then merged into itself). */
export async function resolveCustomerId(ctx: Context, id: string): Promise<string | undefined> {
  const row = await ctx.db<CustomerRow>('customers').where({ id }).first('id', 'merged_into_id');
  if (!row || row.merged_into_id === row.id) return undefined;
  if (row.merged_into_id === null) return row.id;
  const live = await ctx.db<CustomerRow>('customers').where({ id: row.merged_into_id }).first('merged_into_id');
  return live && live.merged_into_id === null ? row.merged_into_id : undefined;
}

/** Every id this person's record ever went by, the one in force first. */
export async function allIdsOf(ctx: Context, id: string): Promise<string[]> {
  const liveId = (await resolveCustomerId(ctx, id)) ?? id;
  return [liveId, ...(await ctx.db('customers').where({ merged_into_id: liveId }).whereNot({ id: liveId }).pluck<string[]>('id'))];
}

/** Makes the search pieces of these names current; the initials are a column of the record, set by whoever writes the name. */
export async function saveNameGrams(ctx: Context, names: ReadonlyMap<string, string>, allNew = false): Promise<void> {
  if (names.size === 0) return;
  if (!allNew)
    await ctx
      .db('customer_name_grams')
      .whereIn('customer_id', [...names.keys()])
      .delete();
  await insertRows(
    ctx,
    'customer_name_grams',
    [...names].flatMap(([customerId, name]) => nameGrams(name).map((gram) => ({ gram, customer_id: customerId }))),
  );
}

/** Every record of these customers: record id → the id it goes by today. Merged ones lead to the one asked for; erased ones are left out. */
export async function recordsOf(ctx: Pick<Context, 'db'>, customerIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await ctx
    .db<CustomerRow>('customers')
    .where((where) => void where.whereIn('id', [...customerIds]).orWhereIn('merged_into_id', [...customerIds]))
    .select('id', 'merged_into_id');
  return new Map(rows.filter((row) => row.merged_into_id !== row.id).map((row) => [row.id, row.merged_into_id ?? row.id]));
}

/** Locks every record of a person until the transaction ends, so that nobody adds to what is being erased. */
export async function lockPerson(ctx: Context, id: string): Promise<void> {
  const live = (await resolveCustomerId(ctx, id)) ?? id;
  await ctx.dialect.lockRows(
    ctx
      .db<CustomerRow>('customers')
      .where((where) => void where.where({ id: live }).orWhere({ merged_into_id: live }))
      .orderBy('id')
      .select('id'),
  );
}
