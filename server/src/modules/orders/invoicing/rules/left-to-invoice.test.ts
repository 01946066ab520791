import fc from 'fast-check';
import { refundShare } from '@lianke/shared/pricing';
import type { Paid, PricedLine } from '@lianke/shared/pricing';
import { expect, it } from 'vitest';
import { noPrice } from '../../tables.ts';
import { leftToInvoice, platformPartOf } from './left-to-invoice.ts';

const paid = (it: Partial<Paid>): Paid => {
  const parts = { ...noPrice.shipping, ...it };
  const off = parts.levelFen + parts.pointsFen + parts.coupons.reduce((sum, coupon) => sum + coupon.fen, 0);
  return { ...parts, listFen: off + parts.bonusFen + parts.principalFen + parts.payFen };
};
const priced = (id: string, quantity: number, it: Partial<Paid>): PricedLine => ({ ...paid(it), id, goodsId: 'spu', unitFen: 0, quantity });
const line = (id: string, quantity: number, refunded: number) => ({
  id,
  title: '凤梨酥',
  spec: '12 枚',
  quantity,
  refunded,
  tax_code: null,
});
const goods = { kind: 'goods' } as const;

it('a line is what is left of it, with its discounts and what stored value paid beside the money', () => {
  const price = {
    ...noPrice,
    lines: [priced('a', 2, { levelFen: 200, coupons: [{ couponId: 'c', fen: 600 }], pointsFen: 100, principalFen: 1000, payFen: 3101 })],
  };
  expect(leftToInvoice(goods, price, [line('a', 2, 1)], false)).toEqual([
    {
      ...{ key: 'a', kind: 'goods', name: '凤梨酥', spec: '12 枚', unit: '件', quantity: 1, taxCode: null },
      ...{ listFen: 2501, discountFen: 450, storedValueFen: 500, payFen: 1551 },
    },
  ]);
});

it('shipping is a line of its own until it went back, and free shipping is none', () => {
  const price = { ...noPrice, lines: [priced('a', 1, { payFen: 100 })], shipping: paid({ payFen: 800 }) };
  const keys = (shippingRefunded: boolean): string[] =>
    leftToInvoice(goods, price, [line('a', 1, 0)], shippingRefunded).map((it) => it.key);
  expect([keys(false), keys(true)]).toEqual([['a', 'shipping'], ['a']]);
  expect(leftToInvoice(goods, { ...price, shipping: noPrice.shipping }, [line('a', 1, 0)], false)).toHaveLength(1);
});

it('a bill, a top-up and a term are amounts without pieces', () => {
  for (const kind of ['bill', 'top_up', 'paid_term'] as const)
    expect(leftToInvoice({ kind }, { ...noPrice, lines: [priced('a', 1, { payFen: 5000 })] }, [line('a', 1, 0)], false)).toMatchObject([
      { kind, quantity: null, unit: '', payFen: 5000 },
    ]);
});

it('whatever goes back in whatever parts, what went and what is left are exactly what was paid', () => {
  const amount = fc.integer({ min: 0, max: 1_000_000 });
  fc.assert(
    fc.property(
      fc.record({ levelFen: amount, pointsFen: amount, bonusFen: amount, principalFen: amount, payFen: amount, coupon: amount }),
      fc.integer({ min: 1, max: 12 }),
      fc.nat(12),
      ({ coupon, ...parts }, quantity, wished) => {
        const refunded = Math.min(wished, quantity);
        const whole = priced('a', quantity, { ...parts, coupons: [{ couponId: 'c', fen: coupon }] });
        const back = refunded === 0 ? 0 : refundShare(whole, 0, refunded).payFen;
        const left = leftToInvoice(goods, { ...noPrice, lines: [whole] }, [line('a', quantity, refunded)], false);
        expect(left.reduce((sum, it) => sum + it.payFen, 0) + back).toBe(whole.payFen);
        for (const it of left) expect(it.listFen).toBe(it.discountFen + it.storedValueFen + it.payFen);
      },
    ),
  );
});

it('the platform pays for what is left in proportion, never more than it gave', () => {
  expect([platformPartOf(1000, 5000, 5000), platformPartOf(1000, 2500, 5000), platformPartOf(1000, 1, 3), platformPartOf(0, 0, 0)]).toEqual(
    [1000, 500, 333, 0],
  );
});
