import { describe, expect, it } from 'vitest';
import { invoiceableOf } from '../index.ts';
import type { SoldSource } from '../index.ts';
import { sold, source } from '../../../test/invoicing/make.ts';

const plain = { withPlatformCoupons: false, topUpsOn: false };
const two = [sold({ key: 'a', payFen: 6_000 }), sold({ key: 'b', payFen: 4_000 })];
const claim = (lineKey: string, fen: number) => ({ lineKey, fen });

type Row = [string, SoldSource, { lineKey: string; fen: number }[], Partial<typeof plain>, string, string];
const rows: Row[] = [
  ['paid in full', source(two), [], {}, 'a 6000 b 4000', ''],
  ['nothing paid', source([sold({ payFen: 0, storedValueFen: 500 })]), [], {}, '', 'nothing_paid 0 stored_value 500'],
  ['a part given back', source(two, { paidFen: 12_000, refundedFen: 2_000 }), [], {}, 'a 6000 b 4000', 'refunded 2000'],
  ['all given back', source([sold({ payFen: 0, quantity: 0 })], { paidFen: 10_000, refundedFen: 10_000 }), [], {}, '', 'refunded 10000'],
  ['stored value', source([sold({ payFen: 7_000, storedValueFen: 3_000 })]), [], {}, 'l1 7000', 'stored_value 3000'],
  ['a coupon of WeChat', source(two, { platformCouponFen: 1_000 }), [], {}, 'a 5400 b 3600', 'platform_coupon 1000'],
  ['its odd fen', source(two, { platformCouponFen: 1 }), [], {}, 'a 5999 b 4000', 'platform_coupon 1'],
  ['the finance switch', source(two, { platformCouponFen: 1_000 }), [], { withPlatformCoupons: true }, 'a 6000 b 4000', ''],
  ['a coupon for all of it', source(two, { platformCouponFen: 10_000 }), [], {}, '', 'platform_coupon 10000'],
  ['a coupon above what is left', source(two, { platformCouponFen: 20_000 }), [], {}, '', 'platform_coupon 10000'],
  ['invoiced in full', source(two), [claim('a', 6_000), claim('b', 4_000)], {}, '', 'invoiced 10000'],
  ['one line invoiced', source(two), [claim('b', 4_000)], {}, 'a 6000', 'invoiced 4000'],
  ['a line in part', source(two), [claim('a', 2_500)], {}, 'a 3500 b 4000', 'invoiced 2500'],
  ['a line twice', source(two), [claim('a', 2_500), claim('a', 3_500)], {}, 'b 4000', 'invoiced 6000'],
  ['more than is left', source(two), [claim('a', 9_000)], {}, 'b 4000', 'invoiced 9000'],
  [
    'coupon and invoice',
    source(two, { platformCouponFen: 1_000 }),
    [claim('a', 5_400)],
    {},
    'b 3600',
    'platform_coupon 1000 invoiced 5400',
  ],
  ['another’s line', source(two), [claim('c', 9_000)], {}, 'a 6000 b 4000', ''],
  ['a top-up', source([sold({ kind: 'top_up', payFen: 50_000 })]), [], {}, '', 'top_up 50000'],
  ['a top-up as 601', source([sold({ kind: 'top_up', payFen: 50_000 })]), [], { topUpsOn: true }, 'l1 50000', ''],
  ['shipping', source([sold({ key: 'shipping', kind: 'shipping', payFen: 1_000 })]), [], {}, 'shipping 1000', ''],
  ['a paid term', source([sold({ kind: 'paid_term', payFen: 9_900 })]), [], {}, 'l1 9900', ''],
  ['a gift beside it', source([sold({ key: 'a', payFen: 0, discountFen: 2_000 }), sold({ key: 'b' })]), [], {}, 'b 10000', ''],
];

describe('what can be invoiced', () => {
  it.each(rows)('%s', (_, of, claims, rules, lines, less) => {
    const found = invoiceableOf(of, claims, { ...plain, ...rules });
    expect(found.lines.map((it) => `${it.key} ${it.payableFen}`).join(' ')).toBe(lines);
    expect(found.less.map((it) => `${it.why} ${it.fen}`).join(' ')).toBe(less);
    expect(found.payableFen).toBe(found.lines.reduce((fen, it) => fen + it.payableFen, 0));
  });

  // Quantity, price before discount, discount.
  it.each<[string, SoldSource, { lineKey: string; fen: number }[], [number | null, number, number]]>([
    ['a whole line', source([sold({ quantity: 2, payFen: 9_000, discountFen: 1_000 })]), [], [2, 10_000, 1_000]],
    ['with stored value', source([sold({ quantity: 2, payFen: 7_000, discountFen: 1_000, storedValueFen: 2_000 })]), [], [null, 7_000, 0]],
    ['partly invoiced', source([sold({ quantity: 2, payFen: 9_000, discountFen: 1_000 })]), [claim('l1', 500)], [null, 8_500, 0]],
    [
      'with a coupon of WeChat',
      source([sold({ quantity: 2, payFen: 9_000, discountFen: 1_000 })], { platformCouponFen: 500 }),
      [],
      [2, 9_500, 1_000],
    ],
    ['an amount', source([sold({ quantity: null, payFen: 9_000 })]), [], [null, 9_000, 0]],
  ])('%s is invoiced as it was sold, or as an amount', (_, of, claims, expected) => {
    const [first] = invoiceableOf(of, claims, plain).lines;
    expect([first?.quantity, first?.grossFen, first?.discountFen]).toEqual(expected);
    expect((first?.grossFen ?? 0) - (first?.discountFen ?? 0)).toBe(first?.payableFen);
  });
});
