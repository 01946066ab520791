import type { Input, Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { readKeyCursor, writeKeyCursor } from '../../../kernel/db/paging.ts';
import type { TemplateRow } from '../tables.ts';
import { getTemplate, toTemplateView, toTemplateViews } from './template-store.ts';

const order = 'coupon-templates';

/** Templates, newest first (ids made later sort later). */
export async function listTemplates(
  ctx: Context,
  { state, cursor, limit = 30 }: Input<'staff.coupon-templates.list'>,
): Promise<Output<'staff.coupon-templates.list'>> {
  const query = ctx.db<TemplateRow>('coupon_templates').orderBy('id', 'desc');
  if (state) void query.where({ state });
  const [place] = readKeyCursor(order, 1, cursor) ?? [];
  if (typeof place === 'string') void query.where('id', '<', place);
  const rows: TemplateRow[] = await query.limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { templates: await toTemplateViews(ctx, page), next: rows.length > limit && last ? writeKeyCursor(order, [last.id]) : null };
}

/** Throws coupon.template_not_found. */
export const readTemplate = async (ctx: Context, { id }: { id: string }): Promise<Output<'staff.coupon-templates.get'>> => ({
  template: await toTemplateView(ctx, await getTemplate(ctx, id)),
});
