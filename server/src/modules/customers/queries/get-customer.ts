import type { Context } from '../../../kernel/context.ts';
import { gather } from '../../../kernel/db/gather.ts';
import { AppError } from '../../../kernel/errors.ts';
import { findLinks } from '../../identity/index.ts';
import type { IdentityKey, IdentityLink } from '../../identity/index.ts';
import type { CustomerRow } from '../tables.ts';
import type { StoredTag } from '../tags.ts';
import { readHanging } from './read-hanging.ts';
import type { Hanging } from './read-hanging.ts';

/**
 * A record as it is stored, for the modules that know what of it may be shown. Staff see it through toCustomerRows. Requests that ask at the
 * same moment are given the same one, so nobody changes it.
 */
export interface CustomerRecord {
  row: Readonly<CustomerRow>;
  links: readonly IdentityLink[];
  tags: readonly StoredTag[];
  mergedIds: readonly string[];
  /** Staff in contact with the person in WeCom, the longest first. */
  contacts: readonly string[];
}

/** One customer by id; old merged ids resolve. Asks nobody's rights: see requireVisible. Throws customer.not_found. */
export async function getCustomer(ctx: Context, id: string): Promise<CustomerRecord> {
  const asked = await findRecord(ctx, id);
  // An erased record is merged into itself: nobody is found under its id.
  const keptId = asked?.row.merged_into_id;
  const found = keptId ? await findRecord(ctx, keptId) : asked;
  if (!found || found.row.merged_into_id !== null) throw new AppError('customer.not_found');
  return found;
}

const findRecord = async (ctx: Context, id: string): Promise<CustomerRecord | undefined> => (await gatherRecords(ctx, [id])).get(id);

/** Rows and all that hangs on them: two statements whatever the number. */
const gatherRecords = gather(async (ctx, ids): Promise<ReadonlyMap<string, CustomerRecord>> => {
  const [rows, hanging] = await Promise.all([ctx.db<CustomerRow>('customers').whereIn('id', [...ids]), readHanging(ctx, ids)]);
  return new Map(rows.flatMap((row: CustomerRow) => (hanging.has(row.id) ? [[row.id, { row, ...(hanging.get(row.id) as Hanging) }]] : [])));
});

/** The customer an identity belongs to, if we know it. */
export async function findCustomerId(ctx: Context, key: IdentityKey): Promise<string | undefined> {
  return (await findLinks(ctx, [key]))[0]?.customerId;
}

/** How many live customers each of these channels brought. */
export async function countByChannel(ctx: Context, kind: string, keys: readonly string[]): Promise<Map<string, number>> {
  const rows: { channel_key: string; count: number | string }[] = await ctx
    .db('customers')
    .where({ channel_kind: kind, merged_into_id: null })
    .whereIn('channel_key', keys)
    .groupBy('channel_key')
    .select('channel_key')
    .count({ count: '*' });
  return new Map(rows.map((row) => [row.channel_key, Number(row.count)]));
}
