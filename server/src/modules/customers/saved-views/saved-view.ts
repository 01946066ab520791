import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { FieldAccess } from '../access/field-access.ts';
import { sortOrders } from '../queries/list/sort-orders.ts';
import { selectCustomers } from '../queries/selection/selection.ts';

export type SavedView = Output<'staff.views.save'>;
/** What a view shows; sealed at rest, since a search may name a person. */
export type Definition = Pick<SavedView, 'search' | 'filter' | 'sort' | 'columns'>;

export interface SavedViewRow {
  id: string;
  staff_id: string;
  name: string;
  shared: number;
  /** JSON of a Definition, sealed under the view's id. */
  definition: string;
  created_at: number;
}

/** Throws customer.field_forbidden when the caller may not filter or sort like this, customer.filter_invalid. */
export async function requireUsable(ctx: Context, access: FieldAccess, definition: Definition): Promise<void> {
  await selectCustomers(ctx, { filter: definition.filter }, access); // only puts the query together
  access.require(definition.sort.by, 'read');
  if (!Object.hasOwn(sortOrders, definition.sort.by)) throw new AppError('customer.filter_invalid', { field: definition.sort.by });
}

/** The view as the caller may use it: without columns they may not see; undefined when its filter or order is not for them. */
export async function toSavedView(ctx: Context, access: FieldAccess, row: SavedViewRow): Promise<SavedView | undefined> {
  const definition = JSON.parse(ctx.sealing.open(row.definition, row.id)) as Definition;
  try {
    await requireUsable(ctx, access, definition);
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
  return {
    ...definition,
    id: row.id,
    name: row.name,
    shared: row.shared === 1,
    mine: ctx.actor.kind === 'staff' && row.staff_id === ctx.actor.staffId,
    columns: definition.columns.filter((column) => access.may(column, 'masked')),
  };
}

/** Views the caller may change: their own, and shared ones for those who manage the team. Throws view.not_found. */
export async function getEditable(ctx: Context, id: string): Promise<SavedViewRow> {
  const { actor } = ctx;
  if (actor.kind !== 'staff') throw new AppError('auth.required');
  const row = await ctx.db<SavedViewRow>('saved_views').where({ id }).first();
  const editable = row && (row.staff_id === actor.staffId || (row.shared === 1 && actor.permissions.includes('team.manage')));
  if (!editable) throw new AppError('view.not_found');
  return row;
}
