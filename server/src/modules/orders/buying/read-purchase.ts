import { formatYuan } from '@lianke/shared';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { getSettings } from '../../membership/index.ts';
import { termsOnSale, topUpsOnSale } from '../settings/sales-settings.ts';
import type { SalesSettings } from '../settings/sales-settings.ts';
import type { Bought, BoughtLine, Purchase } from './bought.ts';
import { readGoods, readStore } from './read-goods.ts';

/** How long a term lasts, and how receipts and lists call it. */
const terms = { month: [1, '月卡'], quarter: [3, '季卡'], year: [12, '年卡'] } as const;

/** What the shop would sell for this wish right now. Throws what readGoods throws, order.offer_gone. */
export async function readPurchase(ctx: Context, purchase: Purchase, settings: SalesSettings): Promise<Bought> {
  if (purchase.kind === 'goods') return readGoods(ctx, purchase, settings);
  if (purchase.kind === 'bill') {
    const store = await readStore(ctx, purchase.storeId, 'bill');
    return {
      ...single('bill', store.name, purchase.amountFen),
      ...{ kind: 'bill', store, takes: { level: true, coupons: true, points: true, balance: true } },
    };
  }
  if (purchase.kind === 'top_up') {
    const offer = topUpsOnSale(settings).find((it) => it.id === purchase.packageId);
    if (!offer) throw new AppError('order.offer_gone');
    return {
      ...single('top_up', `储值 ${formatYuan(offer.payFen)}`, offer.payFen),
      ...{ kind: 'top_up', takes: { level: false, coupons: false, points: false, balance: false } },
      promise: { kind: 'top_up', bonusFen: offer.bonusFen, bonusDays: offer.bonusDays },
    };
  }
  const offer = termsOnSale(settings).find((it) => it.id === purchase.offerId);
  const level = offer && (await getSettings(ctx)).levels.find((it) => it.level === offer.level);
  if (!offer || !level) throw new AppError('order.offer_gone');
  const [months, word] = terms[offer.term];
  return {
    ...single('paid_term', `${level.name} · ${word}`, offer.priceFen),
    ...{ kind: 'paid_term', takes: { level: false, coupons: false, points: false, balance: true } },
    promise: { kind: 'paid_term', level: offer.level, months },
  };
}

/** Something that is one thing and is not sent anywhere. */
function single(key: string, title: string, unitFen: number): Omit<Bought, 'kind' | 'takes'> {
  const line: BoughtLine = {
    ...{ key, spu_id: null, sku_id: null, title, spec: '', code: '', image_id: null, unit_fen: unitFen, quantity: 1 },
    ...{ tax_code: null, tax_rate_bps: null, categoryIds: [] },
  };
  return { lines: [line], delivery: 'none', store: null, shippingFen: 0, title, promise: null };
}
