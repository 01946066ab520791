import type { Output } from '@lianke/shared/api';
import { rateOn } from '@lianke/shared/invoicing';
import { formatChinaDay } from '@lianke/shared';
import type { Context } from '../../../kernel/context.ts';
import type { Offer } from '../claims/offer.ts';
import { splitBySeller } from '../requests/split-by-seller.ts';
import { currentRules } from '../settings/rules.ts';
import { findSellers, sellerAmong } from '../settings/sellers.ts';
import { taxEntriesOf } from '../settings/tax-codes.ts';

type Preview = Output<'member.invoices.preview'>['invoices'][number];
type InvoiceableOrder = Output<'member.invoices.invoiceable'>['orders'][number];

/** What would be asked for, one for each seller. Without any seller it is shown all the same, under nobody's name. */
export async function toPreviews(ctx: Context, offers: readonly Offer[]): Promise<Preview[]> {
  const shares = splitBySeller(offers, await findSellers(ctx));
  if (!shares) return [toPreview(offers, '', ['normal'])];
  const rules = await currentRules(ctx);
  const today = formatChinaDay(ctx.clock.now());
  const previews: Preview[] = [];
  for (const share of shares) {
    const entries = await taxEntriesOf(ctx, share.seller.id);
    const lines = share.offers.flatMap((offer) => offer.lines);
    const isTaxed = lines.every((line) => (rateOn(entries, line.taxCode ?? rules.codes[line.kind], today)?.mark ?? 'taxed') === 'taxed');
    previews.push(toPreview(share.offers, share.seller.name, rules.specialOn && isTaxed ? ['normal', 'special'] : ['normal']));
  }
  return previews;
}

function toPreview(offers: readonly Offer[], sellerName: string, types: Preview['types']): Preview {
  const less = new Map<Preview['less'][number]['why'], number>();
  for (const it of offers.flatMap((offer) => offer.less)) less.set(it.why, (less.get(it.why) ?? 0) + it.fen);
  return {
    payableFen: offers.reduce((sum, offer) => sum + offer.payableFen, 0),
    lines: offers.flatMap((offer) => offer.lines.map((line) => ({ name: line.name, quantity: line.quantity, fen: line.payableFen }))),
    less: [...less].map(([why, fen]) => ({ why, fen })),
    ...{ sellerName, types },
  };
}

export async function toInvoiceableOrders(ctx: Context, offers: readonly Offer[]): Promise<InvoiceableOrder[]> {
  const sellers = await findSellers(ctx);
  return offers.map(({ source, payableFen, why }) => ({
    ...{ orderId: source.id, orderNo: source.number, title: source.title, paidAt: source.paidAt, paidFen: source.paidFen },
    ...{ payableFen, why, sellerName: sellerAmong(sellers, source.storeId)?.name ?? '' },
  }));
}
