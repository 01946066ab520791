import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { rulesInForce } from './rules.ts';
import { findSellers } from './sellers.ts';
import type { Seller } from './sellers.ts';
import { allTaxEntries } from './tax-codes.ts';

type SellerView = Output<'staff.invoice-settings.get'>['sellers'][number];

/** What holds it up is told by the queue, not by its settings. */
export const viewSeller = ({ block: _block, blockedUntil: _until, ...seller }: Seller): SellerView => seller;

export async function getSettings(ctx: Context): Promise<Output<'staff.invoice-settings.get'>> {
  const { rules, version } = await rulesInForce(ctx);
  return {
    sellers: (await findSellers(ctx)).map(viewSeller),
    taxCodes: await allTaxEntries(ctx),
    rules,
    rulesVersion: version,
  };
}
