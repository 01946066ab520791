import type { Input, Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { readKeyCursor, writeKeyCursor } from '../../../kernel/db/paging.ts';
import type { GrantRow } from '../tables.ts';
import { toGrantViews } from './grant-store.ts';

const order = 'coupon-grants';

/** Grants, newest first (ids made later sort later). */
export async function listGrants(
  ctx: Context,
  { templateId, cursor, limit = 20 }: Input<'staff.coupon-grants.list'>,
): Promise<Output<'staff.coupon-grants.list'>> {
  const query = ctx.db<GrantRow>('coupon_grants').orderBy('id', 'desc');
  if (templateId !== undefined) void query.where({ template_id: templateId });
  const [place] = readKeyCursor(order, 1, cursor) ?? [];
  if (typeof place === 'string') void query.where('id', '<', place);
  const rows: GrantRow[] = await query.limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { grants: await toGrantViews(ctx, page), next: rows.length > limit && last ? writeKeyCursor(order, [last.id]) : null };
}
