import type { Context } from '../../../kernel/context.ts';
import { insertRows } from '../../../kernel/db/insert-rows.ts';
import { rememberTags, shopSource } from '../commands/shop-tags.ts';
import { lockCustomers } from '../store.ts';
import { tagIdOfName } from '../tags.ts';
import type { BulkChange, BulkKind } from './bulk-kind.ts';
import { noteEdits } from './note-edits.ts';

type TagChange = Extract<BulkChange, { kind: 'tag' }>;
/** Names of the shop's tags that were added to and taken from one customer. */
interface Tagged {
  added: string[];
  removed: string[];
}

/** Adds and removes the shop's own tags; tags from WeCom belong to a relation and stay. A tag both added and removed is added. */
export function tagging({ add, remove }: TagChange): BulkKind {
  const wanted = [...new Set(add)];
  const unwanted = [...new Set(remove)].filter((name) => !wanted.includes(name));
  return {
    check: async (_ctx, access) => access.require('tags', 'write'),
    async apply(ctx, customerIds) {
      await lockCustomers(ctx, customerIds);
      await rememberTags(ctx, wanted);
      const have = await readTags(ctx, customerIds, [...wanted, ...unwanted]);
      const changes = customerIds.flatMap((id) => {
        const mine = have.get(id) ?? new Set<string>();
        const tagged: Tagged = { added: wanted.filter((name) => !mine.has(name)), removed: unwanted.filter((name) => mine.has(name)) };
        return tagged.added.length + tagged.removed.length > 0 ? [{ id, tagged }] : [];
      });
      await write(ctx, changes);
      return changes.map(({ id, tagged }) => ({
        customerId: id,
        before: JSON.stringify(tagged.removed),
        after: JSON.stringify(tagged.added),
      }));
    },
    async restore(ctx, changes) {
      const live = new Set(
        await ctx
          .db('customers')
          .whereIn(
            'id',
            changes.map((change) => change.customerId),
          )
          .whereNull('merged_into_id')
          .pluck<string[]>('id'),
      );
      const have = await readTags(ctx, [...live], [...wanted, ...unwanted]);
      const back = changes
        .filter((change) => live.has(change.customerId))
        .map((change) => {
          const mine = have.get(change.customerId) ?? new Set<string>();
          const [removed, added] = [JSON.parse(change.before) as string[], JSON.parse(change.after) as string[]];
          return {
            id: change.customerId,
            tagged: { added: removed.filter((name) => !mine.has(name)), removed: added.filter((name) => mine.has(name)) },
          };
        })
        .filter(({ tagged }) => tagged.added.length + tagged.removed.length > 0);
      await write(ctx, back);
      return back.length;
    },
  };
}

async function readTags(ctx: Context, ids: readonly string[], names: readonly string[]): Promise<Map<string, Set<string>>> {
  const rows = await ctx
    .db('customer_tags')
    .where({ source: shopSource })
    .whereIn('customer_id', [...ids])
    .whereIn(
      'tag_id',
      names.map((name) => tagIdOfName('shop', name)),
    )
    .select<{ customer_id: string; name: string }[]>('customer_id', 'name');
  const found = new Map<string, Set<string>>();
  for (const row of rows) found.set(row.customer_id, (found.get(row.customer_id) ?? new Set<string>()).add(row.name));
  return found;
}

async function write(ctx: Context, changes: readonly { id: string; tagged: Tagged }[]): Promise<void> {
  if (changes.length === 0) return;
  await insertRows(
    ctx,
    'customer_tags',
    changes.flatMap(({ id, tagged }) =>
      tagged.added.map((name) => ({ customer_id: id, source: shopSource, tag_id: tagIdOfName('shop', name), name, group_name: null })),
    ),
  );
  for (const name of new Set(changes.flatMap(({ tagged }) => tagged.removed)))
    await ctx
      .db('customer_tags')
      .where({ source: shopSource, tag_id: tagIdOfName('shop', name) })
      .whereIn(
        'customer_id',
        changes.filter(({ tagged }) => tagged.removed.includes(name)).map(({ id }) => id),
      )
      .delete();
  const ids = changes.map(({ id }) => id);
  await ctx
    .db('customers')
    .whereIn('id', ids)
    .update({ version: ctx.db.raw('version + 1') });
  await noteEdits(ctx, ids, 'tags');
}
