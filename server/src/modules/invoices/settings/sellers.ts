import type { InvoiceBlock, InvoiceProvider } from '@lianke/shared';
import type { Context } from '../../../kernel/context.ts';

export interface SellerRow {
  id: string;
  name: string;
  tax_no: string;
  address: string;
  phone: string;
  bank: string;
  account: string;
  small_scale: number;
  clerk: string;
  payee: string;
  checker: string;
  provider: InvoiceProvider;
  app_key: string;
  secret_sealed: string | null;
  month_quota_fen: number | null;
  is_default: number;
  store_ids: string;
  is_on: number;
  block: InvoiceBlock | null;
  blocked_until: number | null;
  created_at: number;
  updated_at: number;
}

/** A selling company, without its secret. */
export interface Seller {
  id: string;
  name: string;
  taxNo: string;
  address: string;
  phone: string;
  bank: string;
  account: string;
  smallScale: boolean;
  clerk: string;
  payee: string;
  checker: string;
  provider: InvoiceProvider;
  appKey: string;
  secretSet: boolean;
  monthQuotaFen: number | null;
  isDefault: boolean;
  storeIds: string[];
  on: boolean;
  /** What holds all its invoices up, and until when it is worth trying again. */
  block: InvoiceBlock | null;
  blockedUntil: number | null;
}

export const toSeller = (row: SellerRow): Seller => ({
  id: row.id,
  name: row.name,
  taxNo: row.tax_no,
  address: row.address,
  phone: row.phone,
  bank: row.bank,
  account: row.account,
  smallScale: row.small_scale === 1,
  clerk: row.clerk,
  payee: row.payee,
  checker: row.checker,
  provider: row.provider,
  appKey: row.app_key,
  secretSet: row.secret_sealed !== null,
  monthQuotaFen: row.month_quota_fen,
  isDefault: row.is_default === 1,
  storeIds: JSON.parse(row.store_ids) as string[],
  on: row.is_on === 1,
  block: row.block,
  blockedUntil: row.blocked_until,
});

/** All of them, those that are off too; the default first. There are few. */
export async function findSellers(ctx: Pick<Context, 'db'>): Promise<Seller[]> {
  const rows = await ctx.db<SellerRow>('invoice_sellers').orderBy([{ column: 'is_default', order: 'desc' }, { column: 'id' }]);
  return rows.map(toSeller);
}

export async function findSeller(ctx: Pick<Context, 'db'>, id: string): Promise<Seller | undefined> {
  const row = await ctx.db<SellerRow>('invoice_sellers').where({ id }).first();
  return row && toSeller(row);
}

/** Whose sale it was: the seller of the store, or the default one; null while the shop has none that is on. */
export function sellerAmong(sellers: readonly Seller[], storeId: string | null): Seller | null {
  const on = sellers.filter((seller) => seller.on);
  const ofStore = storeId === null ? undefined : on.find((seller) => seller.storeIds.includes(storeId));
  return ofStore ?? on.find((seller) => seller.isDefault) ?? null;
}

export const sellerFor = async (ctx: Pick<Context, 'db'>, storeId: string | null): Promise<Seller | null> =>
  sellerAmong(await findSellers(ctx), storeId);
