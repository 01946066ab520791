import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCrypt } from '../src/callbacks/crypt.ts';
import { createStubServer } from './stub-server.ts';
import type { Tencent } from './tencent.ts';
import { accounts, createTencent } from './tencent.ts';

let stub: Awaited<ReturnType<typeof createStubServer>>;
let tencent: Tencent;
let token: { access_token: string };
beforeEach(async () => {
  stub = await createStubServer();
  tencent = await createTencent({ callbackBase: stub.url });
  token = await tencent.tokenOf(tencent.stable(false, { appid: accounts.WXSHOP_APP_ID, secret: accounts.WXSHOP_APP_SECRET }));
});
afterEach(async () => {
  await tencent.close();
  await stub.close();
});

const week = () => {
  const now = Math.ceil(Date.now() / 1000);
  return { start_time: now - 7 * 86_400, end_time: now };
};
const list = (body: Record<string, unknown>) => tencent.post('/weixin/channels/ec/order/list/get', body, token);
const get = async (order_id: string) =>
  (await tencent.post('/weixin/channels/ec/order/get', { order_id }, token))['order'] as Record<string, unknown>;
const crypt = createCrypt(accounts.WXSHOP_TOKEN, accounts.WXSHOP_ENCODING_AES_KEY, accounts.WXSHOP_APP_ID);
/** The plain text of a push: numbers beyond 2^53 do not survive JSON.parse. */
const pushed = (index: number) => crypt.decrypt((JSON.parse(stub.received[index]?.body ?? '{}') as { Encrypt: string }).Encrypt);

describe('the WeChat shop', () => {
  it('an order tells buyer, lines and money, and its number in the push', async () => {
    const products = [
      { title: '龙井', priceFen: 1_000, quantity: 3 },
      { title: '茶杯', priceFen: 501, quantity: 1 },
    ];
    const { orderIds, sumFen, delivery } = await tencent.control.addShopOrders({
      personId: 'p1',
      products,
      freightFen: 800,
      discountFen: 100,
    });
    expect(sumFen).toBe(4_201);
    expect(delivery).toMatchObject({ status: 200 });
    const id = orderIds[0] ?? '';
    expect(Number(id)).toBeGreaterThan(Number.MAX_SAFE_INTEGER);
    expect(stub.received[0]?.path).toBe('/callbacks/wechat-shop');
    expect(pushed(0)).toContain(`"Event":"channels_ec_order_pay","order_info":{"order_id":${id},`);
    const { unionid } = tencent.control.person('p1');
    expect(await get(id)).toMatchObject({
      order_id: id,
      status: 20,
      unionid,
      order_detail: {
        product_infos: [
          { title: '龙井', sku_cnt: 3, sale_price: 1_000, real_price: 2_915 },
          { title: '茶杯', sku_cnt: 1, sale_price: 501, real_price: 486 },
        ],
        price_info: { product_price: 3_501, order_price: 4_201, freight: 800, discounted_price: 100 },
        pay_info: { transaction_id: expect.stringMatching(/^\d{28}$/) },
      },
    });
    tencent.control.setMode({ bound: { shop: false } });
    expect(await get(id)).not.toHaveProperty('unionid');
  });

  it('pages by the last change, each once', async () => {
    const { orderIds } = await tencent.post('/box/wechat-shop/orders', { count: 250 });
    const seen: string[] = [];
    for (let next_key = '', more: unknown = true; more;) {
      const page = await list({ update_time_range: week(), page_size: 100, next_key });
      seen.push(...(page['order_id_list'] as string[]));
      next_key = String(page['next_key']);
      more = page['has_more'];
    }
    expect(seen).toEqual(orderIds);
    expect(stub.received).toHaveLength(0);
  });

  it('an order that changes comes again at the end', async () => {
    const { orderIds } = await tencent.control.addShopOrders({ count: 3 });
    const id = orderIds[0] ?? '';
    tencent.control.advanceTime({ advanceMs: 2_000 });
    const moved = await tencent.post(`/box/wechat-shop/orders/${id}/move`, { move: 'deliver' });
    expect(moved).toMatchObject({ order: { status: 30 }, delivery: { status: 200 } });
    expect(pushed(0)).toContain('"finish_delivery":1');
    const range = { start_time: week().start_time, end_time: week().end_time + 5 };
    const bad = await list({ update_time_range: range });
    expect(bad.errcode).toBe(40097);
    const page = await list({ update_time_range: { ...range, start_time: range.start_time + 5 } });
    expect((page['order_id_list'] as string[]).at(-1)).toBe(id);
    await tencent.control.moveShopOrder(id, { move: 'refund' });
    expect(await get(id)).toMatchObject({ status: 200, order_detail: { product_infos: [{ finish_aftersale_sku_cnt: 1 }] } });
    expect(pushed(1)).toContain('"cancel_type":3');
  });

  it('asks for a range and the shop’s own token', async () => {
    expect((await list({})).errcode).toBe(40097);
    expect((await list({ update_time_range: week(), page_size: 101 })).errcode).toBe(40097);
    const mini = await tencent.tokenOf(tencent.stable(false, tencent.mini));
    expect((await tencent.post('/weixin/channels/ec/order/list/get', { update_time_range: week() }, mini)).errcode).toBe(48001);
  });
});
