import type { Knex } from 'knex';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';

/** Members of staff whose customers the caller may see; null for everybody's. */
function visibleStaff(ctx: Pick<Context, 'actor'>): readonly string[] | null {
  const { actor } = ctx;
  if (actor.kind === 'system') return null;
  if (actor.kind !== 'staff') throw new AppError('auth.required');
  return actor.seesStaff;
}

/**
 * Narrows a query over `customers` (under any alias) to the records the caller may see: owned by, or in WeCom contact with, the staff in the role's
 * row scope. The one place that knows the rule.
 */
export function scopeRows<Q extends Knex.QueryBuilder>(
  ctx: Pick<Context, 'actor' | 'db'>,
  query: Q,
  idColumn: string | Knex.Raw = 'customers.id',
): Q {
  const staff = visibleStaff(ctx);
  if (staff)
    void query.whereIn(
      idColumn as string, // knex takes an expression here, too
      ctx
        .db('customer_staff')
        .whereIn('staff_id', [...staff])
        .select('customer_id'),
    );
  return query;
}

/** Which of these customers the caller may see. */
export async function visibleAmong(ctx: Pick<Context, 'actor' | 'db'>, ids: readonly string[]): Promise<Set<string>> {
  const staff = visibleStaff(ctx);
  if (!staff) return new Set(ids);
  const rows = await ctx
    .db('customer_staff')
    .whereIn('customer_id', [...ids])
    .whereIn('staff_id', [...staff])
    .pluck<string[]>('customer_id');
  return new Set(rows);
}

/** The same for what several people ask about one customer each, in their order: one statement for all. */
export async function visibleToEach(
  ctx: Pick<Context, 'db'>,
  asks: readonly (Pick<Context, 'actor'> & { customerId: string })[],
): Promise<boolean[]> {
  const scopes = asks.map((ask) => visibleStaff(ask));
  const scoped = asks.filter((_, at) => scopes[at] !== null).map((ask) => ask.customerId);
  const ties =
    scoped.length === 0
      ? []
      : await ctx
          .db('customer_staff')
          .whereIn('customer_id', scoped)
          .select<{ customer_id: string; staff_id: string }[]>('customer_id', 'staff_id');
  return asks.map(({ customerId }, at) => {
    const staff = scopes[at] ?? null;
    return staff === null || ties.some((tie) => tie.customer_id === customerId && staff.includes(tie.staff_id));
  });
}

/** A record the caller may not see does not exist for them. Throws customer.not_found. */
export async function requireVisible(ctx: Pick<Context, 'actor' | 'db'>, customerId: string): Promise<void> {
  if (!(await visibleAmong(ctx, [customerId])).has(customerId)) throw new AppError('customer.not_found');
}
