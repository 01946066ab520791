import type { Knex } from 'knex';
import type { Input } from '@lianke/shared/api';
import type { Context } from '../../../../kernel/context.ts';
import type { FieldAccess } from '../../access/field-access.ts';
import { fieldAccess } from '../../access/field-access.ts';
import { scopeRows } from '../../access/row-access.ts';
import { addCondition } from './add-condition.ts';
import { findByPiece } from './plan-name.ts';
import { planSearch } from './plan-search.ts';
import type { SearchPlan } from './search-plan.ts';

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
  /** How many they are, when a search has counted them already. */
  counted?: number;
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
  const alone = !scoped && conditions.length === 0 && plan.wide.length === 0;
  if (plan.piece && alone) return withPiece(query, plan.piece);
  const ids = plan.piece ? await findByPiece(ctx, plan.piece.gram) : plan.ids;
  void query.where((any) => {
    if (ids.length > 0 || plan.wide.length === 0) void any.whereIn('customers.id', ids);
    for (const condition of plan.wide) void any.orWhere((one) => condition(one));
  });
  return { query, ids: alone ? ids : undefined, complete: plan.complete, everybody: false };
}

/** The database finds and orders them in one go: few enough to be looked up one by one, too many to be sent here first. */
const withPiece = (query: Knex.QueryBuilder, { gram, count }: NonNullable<SearchPlan['piece']>): Selected => ({
  query: query.join('customer_name_grams as piece', 'piece.customer_id', 'customers.id').where('piece.gram', gram),
  ids: undefined,
  counted: count,
  complete: true,
  everybody: false,
});
