import type { Offer } from '../claims/offer.ts';
import { sellerAmong } from '../settings/sellers.ts';
import type { Seller } from '../settings/sellers.ts';

export interface SellersShare {
  seller: Seller;
  offers: Offer[];
}

/** Whose sales these are, in the order given; tax numbers never share an invoice. Null: one of them is nobody's. */
export function splitBySeller(offers: readonly Offer[], sellers: readonly Seller[]): SellersShare[] | null {
  const shares: SellersShare[] = [];
  for (const offer of offers) {
    const seller = sellerAmong(sellers, offer.source.storeId);
    if (!seller) return null;
    const known = shares.find((it) => it.seller.id === seller.id);
    if (known) known.offers.push(offer);
    else shares.push({ seller, offers: [offer] });
  }
  return shares;
}
