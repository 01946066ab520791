import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { findLinks, listLinks } from '../../identity/index.ts';
import type { IdentityKey, IdentityLink } from '../../identity/index.ts';
import type { CustomerRow } from '../tables.ts';
import { listTags } from '../tags.ts';
import type { CustomerTag } from '../tags.ts';

/** A record as it is stored, for the modules that know what of it may be shown. Staff see it through toCustomerRows. */
export interface CustomerRecord {
  row: CustomerRow;
  links: IdentityLink[];
  tags: (CustomerTag & { source: string })[];
  mergedIds: string[];
}

/** One customer by id; old merged ids resolve. Asks nobody's rights: see requireVisible. Throws customer.not_found. */
export async function getCustomer(ctx: Context, id: string): Promise<CustomerRecord> {
  const row = await findLiveRow(ctx, id);
  if (!row) throw new AppError('customer.not_found');
  const [links, tags, mergedIds] = await Promise.all([
    listLinks(ctx, [row.id]),
    listTags(ctx, [row.id]),
    ctx.db('customers').where({ merged_into_id: row.id }).pluck<string[]>('id'),
  ]);
  return { row, links, tags, mergedIds };
}

/** An erased record is merged into itself: nobody is found under its id. */
async function findLiveRow(ctx: Context, id: string): Promise<CustomerRow | undefined> {
  const row = await ctx.db<CustomerRow>('customers').where({ id }).first();
  if (!row?.merged_into_id) return row;
  return ctx.db<CustomerRow>('customers').where({ id: row.merged_into_id, merged_into_id: null }).first();
}

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
