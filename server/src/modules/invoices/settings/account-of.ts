import type { IssuerAccount } from '../../../platforms/einvoice/port.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { SellerRow } from './sellers.ts';

/** A secret opens only in the place of the seller it was typed for. */
export const secretPlace = (sellerId: string): string => `invoice_sellers.${sellerId}`;

/** As the provider knows the seller, with the secret in clear: for calls only. Throws invoice.seller_not_found, invoice.provider_missing. */
export async function accountOf(ctx: Pick<Context, 'db' | 'sealing'>, sellerId: string): Promise<IssuerAccount> {
  const row = await ctx.db<SellerRow>('invoice_sellers').where({ id: sellerId }).first();
  if (!row) throw new AppError('invoice.seller_not_found');
  if (row.provider === 'manual' || row.app_key === '' || row.secret_sealed === null) throw new AppError('invoice.provider_missing');
  return {
    ...{ taxNo: row.tax_no, name: row.name, address: row.address, phone: row.phone, bank: row.bank, account: row.account },
    ...{ clerk: row.clerk, payee: row.payee, checker: row.checker },
    appKey: row.app_key,
    appSecret: ctx.sealing.open(row.secret_sealed, secretPlace(row.id)),
  };
}
