import type { Input, Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { newestPage } from '../../../kernel/db/paging.ts';
import type { TemplateRow } from '../tables.ts';
import { getTemplate, toTemplateView, toTemplateViews } from './template-store.ts';

/** Templates, newest first. */
export async function listTemplates(
  ctx: Context,
  { state, cursor, limit = 30 }: Input<'staff.coupon-templates.list'>,
): Promise<Output<'staff.coupon-templates.list'>> {
  const query = ctx.db('coupon_templates');
  if (state) void query.where({ state });
  const { page, next } = await newestPage<TemplateRow>(query, 'coupon-templates', { cursor, limit });
  return { templates: await toTemplateViews(ctx, page), next };
}

/** Throws coupon.template_not_found. */
export const readTemplate = async (ctx: Context, { id }: { id: string }): Promise<Output<'staff.coupon-templates.get'>> => ({
  template: await toTemplateView(ctx, await getTemplate(ctx, id)),
});
