import type { Input } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { fieldAccess } from '../access/field-access.ts';
import { getEditable, requireUsable, toSavedView } from './saved-view.ts';
import type { Definition, SavedView, SavedViewRow } from './saved-view.ts';

/** Keeps a view, or replaces one. Only with what its maker may use themselves. Throws view.not_found, customer.field_forbidden, customer.filter_invalid. */
export async function saveView(ctx: Context, input: Input<'staff.views.save'>): Promise<SavedView> {
  const { actor } = ctx;
  if (actor.kind !== 'staff') throw new AppError('auth.required');
  const access = await fieldAccess(ctx);
  const definition: Definition = { search: input.search, filter: input.filter, sort: input.sort, columns: [...new Set(input.columns)] };
  await requireUsable(ctx, access, definition);
  for (const column of definition.columns) access.require(column, 'masked');
  return inTransaction(ctx, async (ctx) => {
    const before = input.id === undefined ? undefined : await getEditable(ctx, input.id);
    const id = before?.id ?? ctx.ids.next('savedView');
    const change = { name: input.name, shared: Number(input.shared), definition: ctx.sealing.seal(JSON.stringify(definition), id) };
    const row: SavedViewRow = {
      id,
      staff_id: before?.staff_id ?? actor.staffId,
      created_at: before?.created_at ?? ctx.clock.now(),
      ...change,
    };
    await (before ? ctx.db('saved_views').where({ id }).update(change) : ctx.db('saved_views').insert(row));
    await writeAudit(ctx, 'view.saved', { kind: 'view', id }, { name: input.name, shared: String(input.shared) });
    const view = await toSavedView(ctx, access, row);
    if (!view) throw new AppError('view.not_found');
    return view;
  });
}

/** Throws view.not_found. */
export async function deleteView(ctx: Context, { id }: { id: string }): Promise<Record<string, never>> {
  return inTransaction(ctx, async (ctx) => {
    const row = await getEditable(ctx, id);
    await ctx.db('saved_views').where({ id }).delete();
    await writeAudit(ctx, 'view.deleted', { kind: 'view', id }, { name: row.name });
    return {};
  });
}
