import { z } from 'zod';
import { customerSaved } from '../../../events/customers.ts';
import type { Context } from '../../../kernel/context.ts';
import { defineReaction } from '../../../kernel/events/define-event.ts';
import { defer } from '../../../kernel/events/outbox.ts';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { findLinks, keyText } from '../../identity/index.ts';
import { emailIndexes, phoneKeys, typedPhoneKeys } from '../personal-values.ts';
import { sealedPlace } from '../tables.ts';
import type { CustomerRow } from '../tables.ts';
import { suspect } from './candidates.ts';
import type { Suspicion } from './candidates.ts';

const atOnce = 200;
/** A name and town that more people share says nothing about any two of them. */
const mostAlike = 5;
const mostNamesakes = 20_000;

/** Compares records that were made or changed with everybody else, by index look-ups only: a handful of statements for up to 200 records. */
export const findDuplicates = defineJob({
  name: 'customers.find-duplicates',
  lane: 'bulk',
  payload: z.object({ customerIds: z.array(z.string()).max(atOnce) }),
  run: async (ctx, { customerIds }) =>
    inTransaction(ctx, async (ctx) => {
      const rows: CustomerRow[] = await ctx.db<CustomerRow>('customers').whereIn('id', customerIds).whereNull('merged_into_id');
      await suspect(ctx, [...(await byPhone(ctx, rows)), ...(await byEmail(ctx, rows)), ...(await byName(ctx, rows))]);
    }),
});

/** Asks for these records to be compared. Inside the caller's transaction. */
export async function lookForDuplicates(ctx: Context, customerIds: readonly string[]): Promise<void> {
  for (let from = 0; from < customerIds.length; from += atOnce)
    await defer(ctx, findDuplicates, { customerIds: customerIds.slice(from, from + atOnce) });
}

export const onCustomerSaved = defineReaction({
  event: customerSaved,
  name: 'customers.look-for-duplicates',
  run: (ctx, { customerIds }) => lookForDuplicates(ctx, customerIds),
});

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

/** Namesakes come from the index alone; whether town or birthday agree is compared here. */
async function byName(ctx: Context, rows: readonly CustomerRow[]): Promise<Suspicion[]> {
  const named = rows.filter((row) => [...row.name].length > 1 && (row.region !== '' || row.birthday_on !== ''));
  if (named.length === 0) return [];
  const namesakes: Namesake[] = await ctx
    .db('customers')
    .whereIn('name', [...new Set(named.map((row) => row.name))])
    .whereNull('merged_into_id')
    .limit(mostNamesakes)
    .select('id', 'name', 'region', 'birthday_on');
  const sameName = new Map<string, Namesake[]>();
  for (const it of namesakes) sameName.set(it.name, (sameName.get(it.name) ?? []).concat(it));
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
