import type { InvoicedKind } from '@lianke/shared';
import { refundShare } from '@lianke/shared/pricing';
import type { Paid } from '@lianke/shared/pricing';
import type { InvoicedLine } from '../../../invoices/index.ts';
import type { OrderLineRow, OrderRow, StoredPrice } from '../../tables.ts';

type Line = Pick<OrderLineRow, 'id' | 'title' | 'spec' | 'quantity' | 'refunded' | 'tax_code'>;

/** What level, coupons and points took off; stored value and money are how the rest was paid. */
const discountOf = (paid: Paid): number => paid.levelFen + paid.pointsFen + paid.coupons.reduce((sum, coupon) => sum + coupon.fen, 0);

/** An order's lines with what refunds left of them, by the stored split only, as refunds read it: what went back and what is left are exactly what was paid. */
export function leftToInvoice(
  order: Pick<OrderRow, 'kind'>,
  price: StoredPrice,
  lines: readonly Line[],
  shippingRefunded: boolean,
): InvoicedLine[] {
  const goods = order.kind === 'goods';
  const left = lines.flatMap((line) => {
    const priced = price.lines.find((it) => it.id === line.id);
    if (!priced || line.refunded >= line.quantity) return [];
    const quantity = line.quantity - line.refunded;
    return [
      toLine(refundShare(priced, line.refunded, quantity), {
        ...{ key: line.id, kind: kindOf(order), name: line.title, spec: line.spec, taxCode: line.tax_code },
        ...(goods ? { unit: '件', quantity } : { unit: '', quantity: null }),
      }),
    ];
  });
  if (shippingRefunded || price.shipping.listFen === 0) return left;
  return [
    ...left,
    toLine(price.shipping, { key: 'shipping', kind: 'shipping', name: '运费', spec: '', unit: '次', quantity: 1, taxCode: null }),
  ];
}

const kindOf = ({ kind }: Pick<OrderRow, 'kind'>): InvoicedKind => (kind === 'synced' ? 'goods' : kind);

type Named = Pick<InvoicedLine, 'key' | 'kind' | 'name' | 'spec' | 'unit' | 'quantity' | 'taxCode'>;

/** The list price is the sum of what it came to: in a share of a line each part is rounded by itself, so the share of the list price may be a fen off. */
function toLine(paid: Paid, named: Named): InvoicedLine {
  const [discountFen, storedValueFen] = [discountOf(paid), paid.bonusFen + paid.principalFen];
  return { ...named, listFen: discountFen + storedValueFen + paid.payFen, discountFen, storedValueFen, payFen: paid.payFen };
}

/** The platform's part of what is left, in proportion and rounded down: the rest of it went back with the refunds. */
export const platformPartOf = (platformFen: number, leftFen: number, paidFen: number): number =>
  paidFen === 0 ? 0 : Number((BigInt(platformFen) * BigInt(leftFen)) / BigInt(paidFen));
