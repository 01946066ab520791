import { z } from 'zod';
import type { Context } from '../../../kernel/context.ts';
import { insertRows } from '../../../kernel/db/insert-rows.ts';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import { inTransaction, RetryTransaction } from '../../../kernel/transaction.ts';
import { findLinks, keyText } from '../../identity/index.ts';
import { emailIndexes, phoneKeys, typedPhoneKeys } from '../personal-values.ts';
import { sealedPlace } from '../tables.ts';
import type { CustomerRow } from '../tables.ts';
import { suspect } from './candidates.ts';
import type { Suspicion } from './candidates.ts';

const atOnce = 200;
/** A name and town that more people share says nothing about any two of them. */
const mostAlike = 5;
const mostNamesakes = 5_000;
/** Names asked for in one statement; SQLite takes a thousand conditions. */
const namesAtOnce = 100;

/**
 * Compares the records that wait with everybody else, by index look-ups only: a handful of statements for up to 200 records. Safe in several
 * processes and when run again: whoever deletes the rows compares their records, in the same transaction.
 */
export const findDuplicates = defineJob({
  name: 'customers.find-duplicates',
  lane: 'bulk',
  payload: z.object({}),
  run: async (ctx) => {
    while (await compareWaiting(ctx));
  },
});

/** Whether any record waits; asked before the job is deferred. */
export const isDuplicateCheckDue = async (ctx: Context): Promise<boolean> => (await ctx.db('duplicate_checks').first('id')) !== undefined;

/** Asks for these records to be compared soon. Inside the caller's transaction. */
export async function lookForDuplicates(ctx: Context, customerIds: readonly string[]): Promise<void> {
  const rows = [...new Set(customerIds)].map((customer_id) => ({ id: ctx.ids.next('claim'), customer_id }));
  await insertRows(ctx, 'duplicate_checks', rows);
}

/** One batch; false when nothing waits. */
async function compareWaiting(ctx: Context): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const waiting = await ctx
      .db('duplicate_checks')
      .orderBy('id')
      .limit(atOnce)
      .select<{ id: string; customer_id: string }[]>('id', 'customer_id');
    if (waiting.length === 0) return false;
    const ids = waiting.map((row) => row.id);
    const taken = await ctx.db('duplicate_checks').whereIn('id', ids).delete();
    if (taken !== ids.length) throw new RetryTransaction('another process compares these records');
    const customerIds = waiting.map((row) => row.customer_id);
    const rows: CustomerRow[] = await ctx.db<CustomerRow>('customers').whereIn('id', customerIds).whereNull('merged_into_id');
    await suspect(ctx, [...(await byPhone(ctx, rows)), ...(await byEmail(ctx, rows)), ...(await byName(ctx, rows))]);
    return true;
  });
}

/** One typed it, the other proved it. */
async function byPhone(ctx: Context, rows: readonly CustomerRow[]): Promise<Suspicion[]> {
  const wanted = rows.flatMap((row) => {
    if (row.phone_sealed === null) return [];
    const phone = ctx.sealing.open(row.phone_sealed, sealedPlace.phone);
    return [...phoneKeys(ctx, phone), ...typedPhoneKeys(ctx, phone)].map((key) => ({ row, key }));
  });
  const links = await findLinks(
    ctx,
    wanted.map(({ key }) => key),
  );
  const owner = new Map(links.map((link) => [keyText(link), link.customerId]));
  return wanted.flatMap(({ row, key }): Suspicion[] => {
    const other = owner.get(keyText(key));
    return other === undefined ? [] : [{ ids: [row.id, other], reason: 'same_phone', evidence: row.phone_masked ?? '' }];
  });
}

async function byEmail(ctx: Context, rows: readonly CustomerRow[]): Promise<Suspicion[]> {
  const found: Suspicion[] = [];
  for (const row of rows) {
    if (row.email_sealed === null) continue;
    const indexes = emailIndexes(ctx, ctx.sealing.open(row.email_sealed, sealedPlace.email));
    const others = await withEmail(ctx, row, indexes);
    found.push(...others.map((id): Suspicion => ({ ids: [row.id, id], reason: 'same_email', evidence: row.email_masked ?? '' })));
  }
  return found;
}

async function withEmail(ctx: Context, row: CustomerRow, indexes: readonly string[]): Promise<string[]> {
  const ids = await ctx
    .db('customers')
    .whereIn('email_index', [...indexes])
    .whereNull('merged_into_id')
    .whereNot({ id: row.id })
    .limit(mostAlike + 1)
    .pluck<string[]>('id');
  return ids.length > mostAlike ? [] : ids;
}

type Namesake = Pick<CustomerRow, 'id' | 'name' | 'region' | 'birthday_on'>;

/** Namesakes of the same town or birthday come from one index; a common name by itself is not looked through. */
async function byName(ctx: Context, rows: readonly CustomerRow[]): Promise<Suspicion[]> {
  const named = rows.filter((row) => [...row.name].length > 1 && (row.region !== '' || row.birthday_on !== ''));
  const found: Suspicion[] = [];
  for (let from = 0; from < named.length; from += namesAtOnce)
    found.push(...(await namesakesOf(ctx, named.slice(from, from + namesAtOnce))));
  return found;
}

async function namesakesOf(ctx: Context, named: readonly CustomerRow[]): Promise<Suspicion[]> {
  const namesakes: Namesake[] = await ctx
    .db('customers')
    .whereNull('merged_into_id')
    .where((any) => {
      for (const { name, region, birthday_on } of named) {
        if (region !== '') void any.orWhere({ name, region });
        if (birthday_on !== '') void any.orWhere({ name, birthday_on });
      }
    })
    .limit(mostNamesakes)
    .select('id', 'name', 'region', 'birthday_on');
  const sameName = new Map<string, Namesake[]>();
  for (const it of namesakes) sameName.set(it.name, [...(sameName.get(it.name) ?? []), it]);
  return named.flatMap((row) => {
    const others = (sameName.get(row.name) ?? []).filter((it) => it.id !== row.id);
    return [
      ...few(
        others.filter((it) => row.birthday_on !== '' && it.birthday_on === row.birthday_on),
        row,
        'same_name_birthday',
      ),
      ...few(
        others.filter((it) => row.region !== '' && it.region === row.region),
        row,
        'same_name_region',
      ),
    ];
  });
}

const few = (others: readonly Namesake[], row: CustomerRow, reason: Suspicion['reason']): Suspicion[] =>
  others.length > mostAlike ? [] : others.map((it) => ({ ids: [row.id, it.id], reason, evidence: '' }));
