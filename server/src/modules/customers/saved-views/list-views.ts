import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { fieldAccess } from '../access/field-access.ts';
import { toSavedView } from './saved-view.ts';
import type { SavedView, SavedViewRow } from './saved-view.ts';

const most = 200;

/** The caller's views and the shared ones, by name; those that use a field the caller may not read are not offered. */
export async function listViews(ctx: Context): Promise<{ views: SavedView[] }> {
  const { actor } = ctx;
  if (actor.kind !== 'staff') throw new AppError('auth.required');
  const access = await fieldAccess(ctx);
  const rows = [
    ...(await ctx.db<SavedViewRow>('saved_views').where({ staff_id: actor.staffId }).orderBy('created_at').limit(most)),
    ...(await ctx
      .db<SavedViewRow>('saved_views')
      .where({ shared: 1 })
      .whereNot({ staff_id: actor.staffId })
      .orderBy('created_at')
      .limit(most)),
  ];
  const views = await Promise.all(rows.map((row) => toSavedView(ctx, access, row)));
  return { views: views.filter((view) => view !== undefined) };
}
