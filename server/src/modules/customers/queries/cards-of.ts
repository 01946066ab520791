import type { Context } from '../../../kernel/context.ts';
import type { CustomerRow } from '../tables.ts';
import { toCustomerRows } from '../views.ts';
import type { CustomerRowView } from '../views.ts';

/** These records as the caller may see them, merged ones as what they became, erased ones without anything personal. Asks nobody whose they are. */
export async function cardsOf(ctx: Context, ids: readonly string[]): Promise<Map<string, CustomerRowView>> {
  const find = (wanted: readonly string[]): Promise<CustomerRow[]> =>
    Promise.resolve(ctx.db<CustomerRow>('customers').whereIn('id', [...wanted]));
  const asked = await find(ids);
  const merged = await find(asked.flatMap((row) => (row.merged_into_id && row.merged_into_id !== row.id ? [row.merged_into_id] : [])));
  const byId = new Map([...asked, ...merged].map((row) => [row.id, row]));
  const views = new Map((await toCustomerRows(ctx, [...byId.values()])).map((view) => [view.id, view]));
  return new Map(
    asked.flatMap((row) => {
      const view = views.get(row.merged_into_id ?? row.id);
      return view ? [[row.id, view] as const] : [];
    }),
  );
}
