import { createHash } from 'node:crypto';
import type { Context } from '../../kernel/context.ts';
import { insertRows } from '../../kernel/db/insert-rows.ts';
import { gather } from '../../kernel/db/gather.ts';

export interface CustomerTag {
  id: string;
  name: string;
  group: string | null;
}

/** The id of a tag that has none of its own: ASCII, the same for the same name. */
export const tagIdOfName = (kind: 'personal' | 'shop', name: string): string =>
  `${kind}:${createHash('sha256').update(name).digest('base64url').slice(0, 32)}`;

/** Makes a source's tags on a customer exactly these. A source is one staff relation, e.g. `wecom:chen.li`: tags belong to the relation (facts wecom §3.7). */
export async function replaceTags(ctx: Context, customerId: string, source: string, tags: readonly CustomerTag[]): Promise<void> {
  await ctx.db('customer_tags').where({ customer_id: customerId, source }).delete();
  const unique = [...new Map(tags.map((tag) => [tag.id, tag])).values()];
  await insertRows(
    ctx,
    'customer_tags',
    unique.map((tag) => ({ customer_id: customerId, source, tag_id: tag.id, name: tag.name, group_name: tag.group })),
  );
}

/** In the order of their names. */
export const byTagName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/** Tags per customer and source. */
export async function listTags(
  ctx: Pick<Context, 'db'>,
  customerIds: readonly string[],
): Promise<(CustomerTag & { customerId: string; source: string })[]> {
  const rows = await ctx
    .db('customer_tags')
    .whereIn('customer_id', customerIds)
    .select<{ customer_id: string; source: string; tag_id: string; name: string; group_name: string | null }[]>(
      'customer_id',
      'source',
      'tag_id',
      'name',
      'group_name',
    );
  rows.sort(byTagName);
  return rows.map((row) => ({ customerId: row.customer_id, source: row.source, id: row.tag_id, name: row.name, group: row.group_name }));
}

/** A tag as a page shows it: which source gave it, and what it is called. */
export type StoredTag = CustomerTag & { source: string };

/** Customer → tags in the order of their names; those without any are absent. Pages asked for at the same moment share the query. */
export const tagsByCustomer = gather(async (ctx, customerIds): Promise<ReadonlyMap<string, readonly StoredTag[]>> => {
  const found = new Map<string, StoredTag[]>();
  for (const { customerId, ...tag } of await listTags(ctx, customerIds)) {
    const known = found.get(customerId);
    if (known) known.push(tag);
    else found.set(customerId, [tag]);
  }
  return found;
});
