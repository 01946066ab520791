import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import type { StoreRow } from '../tables.ts';

export type Store = Output<'staff.stores.list'>['stores'][number];

export const toStore = (row: StoreRow): Store => ({
  id: row.id,
  name: row.name,
  address: row.address,
  phone: row.phone,
  hours: row.hours,
  pickup: row.pickup === 1,
  open: row.is_open === 1,
});

/** Stores by id, closed ones too: old orders name them. */
export async function findStores(ctx: Pick<Context, 'db'>, ids: readonly string[]): Promise<Map<string, Store>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db<StoreRow>('stores').whereIn('id', [...new Set(ids)]);
  return new Map(rows.map((row) => [row.id, toStore(row)]));
}

/** Stores that are open, in the order they were made. */
export async function openStores(ctx: Pick<Context, 'db'>): Promise<Store[]> {
  return (await ctx.db<StoreRow>('stores').where({ is_open: 1 }).orderBy('id')).map(toStore);
}

export async function allStores(ctx: Pick<Context, 'db'>): Promise<Store[]> {
  return (await ctx.db<StoreRow>('stores').orderBy('id')).map(toStore);
}
