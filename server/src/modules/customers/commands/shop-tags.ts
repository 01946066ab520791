import type { Context } from '../../../kernel/context.ts';
import { insertRows } from '../../../kernel/db/insert-rows.ts';
import { replaceTags, tagIdOfName } from '../tags.ts';

/** The source of tags the shop gives by hand; tags from WeCom belong to a staff relation. */
export const shopSource = 'shop';

/** Tags are known by their name; one that is new joins the shop's list of choices. Inside the caller's transaction. */
export async function rememberTags(ctx: Context, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  const known = new Set(
    await ctx
      .db('tags')
      .whereIn('name', [...names])
      .pluck<string[]>('name'),
  );
  const fresh = [...new Set(names)].filter((name) => !known.has(name));
  if (fresh.length > 0)
    await insertRows(
      ctx,
      'tags',
      fresh.map((name) => ({ name, group_name: null, created_at: ctx.clock.now() })),
    );
}

/** Makes the shop's own tags on a customer exactly these. Inside the caller's transaction. */
export async function setShopTags(ctx: Context, customerId: string, names: readonly string[]): Promise<void> {
  await rememberTags(ctx, names);
  await replaceTags(
    ctx,
    customerId,
    shopSource,
    names.map((name) => ({ id: tagIdOfName('shop', name), name, group: null })),
  );
}
