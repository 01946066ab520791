import { describe, expect, test, vi } from 'vitest';
import { makeOrder } from '../../test/fake-server/order-world';
import { afterTap, possible } from '../packages/shop/components/coupon-choice';
import { categoryRows } from '../packages/shop/components/category-rows';
import { allPieces, refundWish } from '../packages/orders/components/refund-wish';
import { remaining } from '../ui/remaining';
import { readLines, writeLines } from './bought-lines';
import { orderHint, orderStateText, orderTone } from './order-words';

vi.mock('../platform/system', () => ({ systemLanguage: () => 'zh_CN' }));

describe('lines in an address', () => {
  test('come back as they were', () => {
    const lines = [
      { skuId: 'sku_01JABC', quantity: 2 },
      { skuId: 'sku-9', quantity: 999 },
    ];
    expect(readLines(writeLines(lines))).toEqual(lines);
  });

  test('that make no sense are left out', () => {
    expect(readLines('sku_1~0.sku_2.~3.sku_3~1000.sku_4~1e2.sku_5~4')).toEqual([{ skuId: 'sku_5', quantity: 4 }]);
    expect(readLines('')).toEqual([]);
  });
});

test('what is left of a time runs down to nothing, and no further', () => {
  expect(remaining(15 * 60_000, 0)).toBe('15:00');
  expect(remaining(60_001, 0)).toBe('01:01');
  expect(remaining(3_661_000, 0)).toBe('01:01:01');
  expect(remaining(0, 5_000)).toBe('00:00');
});

describe('an order', () => {
  const says = (over: Parameters<typeof makeOrder>[0]): [string, string, string] => {
    const order = makeOrder(over);
    return [orderStateText(order), orderTone(order), orderHint(order, 0)];
  };

  test('says what happens next, and what the customer can do', () => {
    expect(says({ state: 'created', expiresAt: 900_000 })).toEqual(['待付款', 'waits', '请在 15:00 内付款，超时自动取消']);
    expect(says({ state: 'paying', expiresAt: 0 })).toEqual(['待付款', 'waits', '已过付款时间，订单正在取消']);
    expect(says({ state: 'paid' })).toEqual(['待发货', 'goes', '店家正在备货，发货后可查看快递单号']);
    expect(says({ state: 'shipped' })[0]).toBe('待收货');
    expect(says({ state: 'closed', closeReason: 'timeout' })).toEqual(['已关闭', 'over', '超过付款时间，已自动取消']);
  });

  test('that is picked up is not shipped', () => {
    const store = { id: 'sto_1', name: '西湖店', address: '', phone: '' };
    expect(says({ delivery: 'pickup', store }).slice(0, 3)).toEqual(['待自提', 'goes', '备好后到西湖店报订单号取货']);
  });

  test.each([
    ['bill', '已付款'],
    ['top_up', '已到账'],
    ['paid_term', '已开通'],
    ['goods', '已完成'],
  ] as const)('for a %s ends as %s', (kind, words) => {
    expect(says({ kind, state: 'completed' })[0]).toBe(words);
  });

  test('with a refund under way says so first', () => {
    expect(says({ state: 'completed', refundState: 'requested' })[0]).toBe('退款审核中');
    expect(says({ state: 'shipped', refundState: 'refunding' })[1]).toBe('goes');
    expect(says({ state: 'completed', refundState: 'full' }).slice(0, 2)).toEqual(['已退款', 'over']);
    expect(says({ state: 'completed', refundState: 'partial' })[0]).toBe('已完成');
  });
});

describe('what a refund asks for', () => {
  const line = makeOrder().lines[0];
  if (!line) throw new Error('the sample order has a line');
  const order = makeOrder({
    lines: [
      { ...line, id: 'a', quantity: 3, refunded: 1 },
      { ...line, id: 'b', quantity: 1, refunded: 1 },
    ],
  });

  test('is everything that is left, with the shipping fee while nothing has been sent', () => {
    expect(refundWish(order, allPieces(order))).toEqual({ orderId: 'ord_1', lines: [{ lineId: 'a', quantity: 2 }], withShipping: true });
    expect(refundWish({ ...order, state: 'shipped' }, allPieces(order))).toMatchObject({ withShipping: false });
  });

  test('or some pieces, without the fee; none is nothing', () => {
    expect(refundWish(order, { a: 1 })).toEqual({ orderId: 'ord_1', lines: [{ lineId: 'a', quantity: 1 }], withShipping: false });
    expect(refundWish(order, { a: 9, b: 9 })?.lines).toEqual([{ lineId: 'a', quantity: 2 }]);
    expect(refundWish(order, { a: 0 })).toBeUndefined();
  });

  test('is the whole of a bill', () => {
    expect(refundWish(makeOrder({ kind: 'bill', state: 'completed', lines: [] }), {})).toEqual({
      orderId: 'ord_1',
      lines: [],
      withShipping: false,
    });
  });
});

describe('a tap on a coupon', () => {
  const coupon = { id: 'a', title: '', applies: true, chosen: false, takesFen: 0, aloneFen: 1000, reason: null, validUntil: 0 };
  const inUse = { ...coupon, id: 'b', chosen: true };

  test('adds one that goes with those in use, and takes one away', () => {
    expect(afterTap([coupon, inUse], coupon)).toEqual(['b', 'a']);
    expect(afterTap([coupon, inUse], inUse)).toEqual([]);
  });

  test('puts one that does not go with them in their place', () => {
    expect(afterTap([{ ...coupon, applies: false }, inUse], { ...coupon, applies: false })).toEqual(['a']);
    expect(possible({ ...coupon, applies: false, aloneFen: 0 })).toBe(false);
  });
});

test('categories stand in two rows: the second is what is below the one that is open', () => {
  const of = (id: string, parentId: string | null, position: number) => ({ id, name: id, parentId, position });
  const all = [of('white', 'tea', 2), of('ware', null, 2), of('green', 'tea', 1), of('tea', null, 1), of('lost', 'gone', 3)];
  const rows = (chosen: string | undefined) => {
    const { top, below, openId } = categoryRows(all, chosen);
    return [top.map(({ id }) => id), below.map(({ id }) => id), openId];
  };
  expect(rows(undefined)).toEqual([['tea', 'ware', 'lost'], [], undefined]);
  expect(rows('tea')).toEqual([['tea', 'ware', 'lost'], ['green', 'white'], 'tea']);
  expect(rows('white')).toEqual([['tea', 'ware', 'lost'], ['green', 'white'], 'tea']);
});
