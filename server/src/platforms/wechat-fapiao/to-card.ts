import type { TaxMark } from '@lianke/shared';
import { chinaTime } from '../api/china-time.ts';
import type { IssuedRow } from '../einvoice/port.ts';
import type { FapiaoCard } from './types.ts';

/** Quantities come times 10^8, unit prices as fen times 10^6, rates as per cent times 100 (facts §1.1, worked out from samples). */
const quantityScale = 8;
const priceScale = 8;

/** Marks of WeChat other than NO_FAVORABLE are not in our sources (unconfirmed). */
const favour: Record<TaxMark, string> = {
  taxed: 'NO_FAVORABLE',
  exempt: 'VAT_EXEMPT',
  not_taxable: 'OUT_OF_VAT',
  zero: 'NORMAL_ZERO_RATED',
};

/** `3.5` → 350000000, by digits. */
function scaled(decimal: string, scale: number): number {
  const [whole = '0', part = ''] = decimal.replace('-', '').split('.');
  const digits = Number(whole + part.padEnd(scale, '0').slice(0, scale));
  return decimal.startsWith('-') ? -digits : digits;
}

/** The body of insert-cards, without what it has of everybody. */
export function toCard(it: FapiaoCard): object {
  const { buyer, seller } = it;
  return {
    buyer_information: {
      ...{ type: buyer.kind === 'company' ? 'ORGANIZATION' : 'INDIVIDUAL', name: buyer.name },
      ...(buyer.taxNo && { taxpayer_id: buyer.taxNo }),
    },
    fapiao_card_information: [
      {
        ...{
          fapiao_media_id: it.mediaId,
          fapiao_number: it.number,
          fapiao_code: '',
          fapiao_time: chinaTime(it.issuedAt).replace(/\.\d+/, ''),
        },
        ...{ check_code: '', password: '', total_amount: it.totalFen, tax_amount: it.taxFen, amount: it.netFen },
        seller_information: {
          ...{ name: seller.name, taxpayer_id: seller.taxNo, address: seller.address, telephone: seller.phone },
          ...{ bank_name: seller.bank, bank_account: seller.account },
        },
        extra_information: { payee: seller.payee, reviewer: seller.checker, drawer: seller.clerk },
        items: it.rows.map(toItem),
        remark: it.remark,
      },
    ],
  };
}

const toItem = (row: IssuedRow): object => ({
  ...{ tax_code: row.taxCode, goods_name: row.printedName, specification: row.spec, unit: row.unit },
  ...(row.quantity !== null && row.unitPrice !== null
    ? { quantity: scaled(row.quantity, quantityScale), unit_price: scaled(row.unitPrice, priceScale) }
    : {}),
  ...{ amount: row.netFen, tax_amount: row.taxFen, total_amount: row.totalFen, tax_rate: row.rateBps },
  ...{ tax_prefer_mark: favour[row.mark], discount: row.kind === 'discount' },
});
