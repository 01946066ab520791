import type { Context } from '../../../kernel/context.ts';
import type { OrderRow } from '../tables.ts';

/** How new what we have of these orders is: order number → time of its version; those we do not have are absent. */
export async function findVersions(ctx: Pick<Context, 'db'>, source: string, numbers: readonly string[]): Promise<Map<string, number>> {
  const rows = await ctx
    .db<OrderRow>('orders')
    .where({ source })
    .whereIn('source_order_no', [...numbers])
    .select('source_order_no', 'source_updated_at');
  return new Map(rows.map((row) => [row.source_order_no, row.source_updated_at]));
}
