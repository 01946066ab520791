import type { Knex } from 'knex';
import type { Input } from '@lianke/shared/api';
import type { Context } from '../../../../kernel/context.ts';
import type { FieldAccess } from '../../access/field-access.ts';
import { fieldAccess } from '../../access/field-access.ts';
import { scopeRows } from '../../access/row-access.ts';
import { addCondition } from './add-condition.ts';
import { planSearch } from './plan-search.ts';

type ExportInput = Input<'staff.exports.start'>;
/** What a list, a saved view, an export or a bulk action is about. */
export interface Selection {
  search?: string | undefined;
  filter?: ExportInput['selection']['filter'];
}

export interface Selected {
  /** Over `customers`: row scope, filter and search applied; columns and order are the caller's. */
  query: Knex.QueryBuilder;
  /** Who was found, when a search alone says so and was looked up beforehand; undefined when it is part of the query. May name merged records. */
  ids: readonly string[] | undefined;
  /** False when a search had to stop looking: there may be more. */
  complete: boolean;
  /** True when nothing narrows the whole table, so that its kept total may be used. */
  everybody: boolean;
}

/**
 * The customers a selection means, for this caller: what the row scope, the filter and the search leave. The only way to a set of customers.
 * Throws customer.field_forbidden for a field the caller may not read, customer.filter_invalid.
 */
export async function selectCustomers(ctx: Context, selection: Selection, given?: FieldAccess): Promise<Selected> {
  const access = given ?? (await fieldAccess(ctx));
  const query = ctx.db('customers').whereNull('customers.merged_into_id');
  scopeRows(ctx, query);
  const scoped = ctx.actor.kind === 'staff' && ctx.actor.seesStaff !== null;
  const conditions = selection.filter ?? [];
  for (const condition of conditions) addCondition(ctx, query, access, condition);
  const search = selection.search?.trim();
  if (!search) return { query, ids: undefined, complete: true, everybody: !scoped && conditions.length === 0 };

  const plan = await planSearch(ctx, search, access);
  void query.where((any) => {
    if (plan.ids.length > 0 || plan.wide.length === 0) void any.whereIn('customers.id', plan.ids);
    for (const condition of plan.wide) void any.orWhere((one) => condition(one));
  });
  const alone = !scoped && conditions.length === 0 && plan.wide.length === 0;
  return { query, ids: alone ? plan.ids : undefined, complete: plan.complete, everybody: false };
}
