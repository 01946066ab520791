import type { Input, Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { newestPage } from '../../../kernel/db/paging.ts';
import type { GrantRow } from '../tables.ts';
import { toGrantViews } from './grant-store.ts';

/** Grants, newest first. */
export async function listGrants(
  ctx: Context,
  { templateId, cursor, limit = 20 }: Input<'staff.coupon-grants.list'>,
): Promise<Output<'staff.coupon-grants.list'>> {
  const query = ctx.db('coupon_grants');
  if (templateId !== undefined) void query.where({ template_id: templateId });
  const { page, next } = await newestPage<GrantRow>(query, 'coupon-grants', { cursor, limit });
  return { grants: await toGrantViews(ctx, page), next };
}
