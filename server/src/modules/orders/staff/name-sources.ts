import type { Context } from '../../../kernel/context.ts';
import type { StaffOrder, StaffOrderCard } from '../views/staff-views.ts';

/** What people call the sources with these ids; given by who syncs them (they are above orders). */
export type FindSourceNames = (ctx: Context, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;

type Named = Pick<StaffOrderCard, 'source'>;

/** Answers with orders in them, their sources by name. A source nobody knows any more keeps its id. */
export function nameSources(find: FindSourceNames) {
  const named = async <T extends Named>(ctx: Context, orders: readonly T[]): Promise<T[]> => {
    const ids = orders.flatMap(({ source }) => (source.kind === 'open' || source.kind === 'file' ? [source.name] : []));
    if (ids.length === 0) return [...orders];
    const names = await find(ctx, [...new Set(ids)]);
    return orders.map((order) => ({ ...order, source: { ...order.source, name: names.get(order.source.name) ?? order.source.name } }));
  };
  return {
    inPage:
      <I, O extends { orders: StaffOrderCard[] }>(list: (ctx: Context, input: I) => Promise<O>) =>
      async (ctx: Context, input: I): Promise<O> => {
        const page = await list(ctx, input);
        return { ...page, orders: await named(ctx, page.orders) };
      },
    inOrder:
      <I>(get: (ctx: Context, input: I) => Promise<{ order: StaffOrder }>) =>
      async (ctx: Context, input: I): Promise<{ order: StaffOrder }> => {
        const { order } = await get(ctx, input);
        return { order: (await named(ctx, [order]))[0] ?? order };
      },
  };
}
