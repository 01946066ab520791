import { describe, expect, test } from 'vitest';
import { makeCard, makeCoupon } from './fake-server/coupon-endpoints.ts';
import type { FakeServer } from './fake-server/fake-server.ts';
import { makeGoods, makeSku } from './fake-server/shop-world.ts';
import type { WeappHost } from './weapp-host/host.ts';
import { weappWorld } from './weapp-host/weapp-world.ts';

const pages = {
  list: '/packages/shop/pages/list/index',
  goods: '/packages/shop/pages/goods/index?id=spu_1',
  cart: '/packages/shop/pages/cart/index',
  checkout: '/packages/shop/pages/checkout/index?lines=sku_1a~2.sku_4~1&cart=1',
  bill: '/packages/shop/pages/bill/index',
  topUp: '/packages/shop/pages/top-up/index',
  term: '/packages/shop/pages/paid-term/index',
};

const { world, launch } = weappWorld();
type Phone = WeappHost & { fake: FakeServer };

async function open(url: string, prepare: (fake: FakeServer) => void = () => undefined, hooks = {}): Promise<Phone> {
  const fake = await world();
  prepare(fake);
  return Object.assign(launch(fake, url, hooks), { fake });
}
const calls = (fake: FakeServer, name: string): number => fake.names().filter((one) => one === name).length;
const inputs = (fake: FakeServer, name: string): unknown[] => fake.exchanges.filter((one) => one.name === name).map(({ input }) => input);
const byClass = (app: WeappHost, name: string, nth = 0) => {
  const found = app.screen.all('view').filter(({ classes }) => classes.includes(name))[nth];
  if (!found) throw new Error(`no .${name} number ${nth}:\n${app.screen.text()}`);
  return found;
};
/** Taps are ignored while something is under way. */
const atRest = (app: WeappHost): Promise<void> =>
  app.screen.until(() => app.screen.all('button').every(({ classes }) => !classes.includes('button--busy')), 'the buttons');

/** Waits for the price, then pays: the button is the one with the amount. */
const pay = async (app: WeappHost, label: string): Promise<void> => {
  await app.screen.see(label);
  await atRest(app);
  await app.screen.tap(label);
};

/** WeChat's address book answers with the same address each time. */
const chooseAddress = async (app: WeappHost): Promise<void> => {
  await app.screen.see('选择收货地址');
  await app.screen.tap('选择收货地址');
  await app.screen.see('文三路 90 号');
};

describe('the shop', () => {
  test('is open to guests: no login is needed to look around', async () => {
    const app = await open(pages.list, (fake) => fake.fail('member.session.login', { status: 400, code: 'auth.code_invalid' }, 20));
    await app.screen.see('明前龙井 · 狮峰');
    expect(app.screen.texts()).toEqual(expect.arrayContaining(['绿茶', '大红袍 · 武夷正岩慢焙足火', '已售 1,280', '已售罄']));
    expect(app.fake.exchanges.filter(({ name }) => name.startsWith('member.catalog.')).every(({ status }) => status === 200)).toBe(true);
    expect(app.errors).toEqual([]);
  });

  test('shows a category, and finds by words', async () => {
    const app = await open(pages.list);
    await app.screen.see('乌龙');
    await app.screen.tap('乌龙');
    await app.screen.until(() => !app.screen.text().includes('明前龙井'), 'only that category');
    await app.screen.see('桂花乌龙袋泡茶');
    app.screen.input('words', '白茶');
    await app.screen.see('老白茶饼');
    app.screen.input('words', '咖啡');
    await app.screen.see('没有找到“咖啡”');
    await app.screen.tap('看看全部商品');
    await app.screen.see('明前龙井 · 狮峰');
    expect(app.errors).toEqual([]);
  });

  test('reads on when it is scrolled to its end', async () => {
    const app = await open(pages.list, ({ world }) => {
      world.goods = Array.from({ length: 15 }, (_, at) =>
        makeGoods({ id: `spu_${at}`, title: `第 ${at} 种`, skus: [makeSku({ id: `sku_${at}` })] }),
      );
    });
    await app.screen.see('第 9 种');
    app.screen.page().call('onReachBottom');
    await app.screen.see('第 14 种');
    await app.screen.see('没有更多了');
  });

  test('goods are put into the cart, in the wanted variant and number', async () => {
    const app = await open(pages.goods);
    await app.screen.see('清明前头采，豆香清甜');
    await app.screen.tap('加入购物车');
    await app.screen.see('体验装 20 克 · 已售罄');
    await app.screen.tap('礼盒 250 克');
    await app.screen.see('剩 8 件');
    await app.screen.tapNode(byClass(app, 'stepper__side', 1));
    await app.screen.until(() => byClass(app, 'stepper__value').text === '2', 'two pieces');
    await app.screen.tapNode(
      app.screen
        .all('button')
        .filter(({ text }) => text === '加入购物车')
        .at(-1) ?? app.screen.find('加入购物车'),
    );
    await app.screen.until(() => app.seen.toasts.includes('已加入购物车'), 'the word');
    expect(app.fake.world.cart).toEqual([{ skuId: 'sku_1b', quantity: 2 }]);
    expect(app.errors).toEqual([]);
  });

  test('goods that are gone, and goods off sale, say so', async () => {
    const app = await open('/packages/shop/pages/goods/index?id=spu_404');
    await app.screen.see('这件商品不卖了');
    const off = await open(pages.goods, ({ world }) => void (world.goods = [makeGoods({ on: false })]));
    await off.screen.see('已下架');
    expect(off.screen.text()).not.toContain('立即购买');
  });
});

describe('the cart', () => {
  const fill = ({ world }: FakeServer): void => {
    world.cart = [
      { skuId: 'sku_1a', quantity: 2 },
      { skuId: 'sku_4', quantity: 1 },
      { skuId: 'sku_5', quantity: 1 },
    ];
  };

  test('counts what is chosen; what cannot be bought says why and does not count', async () => {
    const app = await open(pages.cart, fill);
    await app.screen.see('结算（3）');
    expect(app.screen.texts()).toEqual(expect.arrayContaining(['暂时买不了', '库存不足', '295', '.90']));
    await app.screen.tapNode(byClass(app, 'check', 1));
    await app.screen.see('结算（2）');
    await app.screen.tap('全选');
    await app.screen.see('结算（3）');
    await app.screen.tap('结算（3）');
    await app.screen.see('选择收货地址');
    expect(app.screen.page().route).toBe('packages/shop/pages/checkout/index');
    expect(app.errors).toEqual([]);
  });

  test('quick taps end at the last number, told once or twice and not each time', async () => {
    const app = await open(pages.cart, fill);
    await app.screen.see('结算（3）');
    for (let tap = 0; tap < 5; tap += 1) await app.screen.tapNode(byClass(app, 'stepper__side', 1));
    await app.screen.see('结算（8）');
    await app.screen.until(() => app.fake.world.cart[0]?.quantity === 7, 'the server to know');
    expect(calls(app.fake, 'member.cart.set')).toBeLessThan(5);
    expect(app.errors).toEqual([]);
  });

  test('a number the server refuses goes back to what it was', async () => {
    const app = await open(pages.cart, fill);
    await app.screen.see('结算（3）');
    app.fake.fail('member.cart.set', 'drop');
    await app.screen.tapNode(byClass(app, 'stepper__side', 1));
    await app.screen.until(() => app.seen.toasts.length === 1, 'the word');
    await app.screen.see('结算（3）');
  });

  test('asks before something is thrown out, and says when it is empty', async () => {
    const app = await open(pages.cart, ({ world }) => void (world.cart = [{ skuId: 'sku_4', quantity: 1 }]));
    await app.screen.see('桂花乌龙袋泡茶');
    await app.screen.tapNode(byClass(app, 'cart-row__remove'));
    await app.screen.see('购物车还是空的');
    expect(app.seen.modals[0]?.title).toBe('移出购物车？');
    expect(app.fake.world.cart).toEqual([]);
  });
});

describe('checkout', () => {
  const rich = ({ world }: FakeServer): void => {
    world.coupons = [makeCoupon()];
    world.card = makeCard({ balances: { points: 1280, growth: 2000, principalFen: 350_00, bonusFen: 50_00 } });
    world.cart = [
      { skuId: 'sku_1a', quantity: 2 },
      { skuId: 'sku_4', quantity: 1 },
    ];
  };

  test('browse → address → price line by line → pay → the server asks WeChat → the order', async () => {
    const app = await open(pages.checkout, rich);
    await app.screen.see('支付 ¥261.11');
    expect(app.screen.texts()).toEqual(expect.arrayContaining(['会员优惠', '−¥14.79', '优惠券 · 新客满减券', '−¥20.00', '共省 ¥34.79']));
    await app.screen.tap('支付 ¥261.11');
    expect(app.seen.toasts).toEqual(['选择收货地址']);
    expect(calls(app.fake, 'member.orders.create')).toBe(0);
    await app.screen.tap('选择收货地址');
    await app.screen.see('浙江省杭州市西湖区文三路 90 号');
    app.fake.world.slowChecks = 1;
    await app.screen.tap('支付 ¥261.11');
    await app.screen.see('付款结果确认中');
    await app.screen.see('付款成功');
    expect(app.seen.payments).toHaveLength(1);
    expect(app.fake.world.orders[0]).toMatchObject({ state: 'paid', payFen: 261_11, address: { name: '林小满' } });
    expect(app.fake.world.cart).toEqual([]);
    await app.screen.tap('查看订单');
    await app.screen.see('待发货');
    expect(app.screen.text()).toContain('优惠券 · 新客满减券');
    expect(app.errors).toEqual([]);
  });

  test('the address is there the next time', async () => {
    const app = await open(pages.checkout, rich);
    await chooseAddress(app);
    const later = launch(app.fake, pages.checkout, {}, app.seen);
    await later.screen.see('文三路 90 号');
  });

  test('an answer that was lost never makes a second order', async () => {
    const app = await open(pages.checkout, rich);
    await chooseAddress(app);
    app.fake.fail('member.orders.create', 'lose');
    await pay(app, '支付 ¥261.11');
    await app.screen.until(() => app.seen.toasts.length === 1, 'the word');
    await pay(app, '支付 ¥261.11');
    await app.screen.see('付款成功');
    expect(app.fake.world.orders).toHaveLength(1);
    const keys = app.fake.exchanges.filter(({ name }) => name === 'member.orders.create').map(({ idempotencyKey }) => idempotencyKey);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  test('two taps are one order', async () => {
    const app = await open(pages.checkout, rich);
    await chooseAddress(app);
    await app.screen.see('支付 ¥261.11');
    const button = app.screen.find('支付 ¥261.11');
    await Promise.all([app.screen.tapNode(button), app.screen.tapNode(button)]);
    await app.screen.see('付款成功');
    expect(app.fake.world.orders).toHaveLength(1);
  });

  test('another price is shown and asked about before anything is bought', async () => {
    const refuses = await open(pages.checkout, rich, { confirms: () => false });
    await chooseAddress(refuses);
    await refuses.screen.see('支付 ¥261.11');
    refuses.fake.world.dearerFen = 10_00;
    await refuses.screen.tap('支付 ¥261.11');
    await refuses.screen.see('支付 ¥271.11');
    expect(refuses.seen.modals.at(-1)?.content).toContain('原来 ¥261.11，现在 ¥271.11');
    expect(refuses.fake.world.orders).toEqual([]);

    const agrees = await open(pages.checkout, rich);
    await chooseAddress(agrees);
    await agrees.screen.see('支付 ¥261.11');
    agrees.fake.world.dearerFen = 10_00;
    await agrees.screen.tap('支付 ¥261.11');
    await agrees.screen.see('付款成功');
    expect(agrees.fake.world.orders[0]?.payFen).toBe(271_11);
  });

  test('a sheet that is closed leaves an order that can be paid later', async () => {
    const app = await open(pages.checkout, rich, { requestPayment: () => Promise.resolve('cancel') });
    await chooseAddress(app);
    await pay(app, '支付 ¥261.11');
    await app.screen.see('付款 ¥261.11');
    expect(app.seen.toasts.at(-1)).toContain('没有付款');
    expect(app.screen.text()).toMatch(/请在 1[45]:\d\d 内付款/);
    expect(app.errors).toEqual([]);
  });

  test('points and balance take off what they can; all of it means no sheet at all', async () => {
    const app = await open(pages.checkout, rich);
    await chooseAddress(app);
    await app.screen.see('支付 ¥261.11');
    await app.screen.tap('用积分');
    await app.screen.see('支付 ¥248.31');
    expect(app.screen.text()).toContain('积分抵扣（1,280 积分）');
    await app.screen.tap('用余额');
    await app.screen.see('确认下单');
    expect(app.screen.texts()).toEqual(expect.arrayContaining(['赠送余额', '−¥50.00', '−¥198.31']));
    await app.screen.tap('确认下单');
    await app.screen.see('付款成功');
    expect(app.seen.modals.at(-1)?.title).toBe('用余额支付 ¥248.31？');
    expect(app.seen.payments).toEqual([]);
    expect(inputs(app.fake, 'member.orders.create')[0]).toMatchObject({ means: { coupons: 'best', points: 'most', balance: 'most' } });
    expect(app.errors).toEqual([]);
  });

  test('coupons can be chosen, and say why they cannot be used', async () => {
    const app = await open(pages.checkout, (fake) => {
      rich(fake);
      const { rules } = makeCoupon();
      fake.world.coupons = [
        makeCoupon(),
        makeCoupon({ id: 'cpn_2', title: '小额券', rules: { ...rules, benefit: { kind: 'amount_off', offFen: 5_00 } } }),
        makeCoupon({ id: 'cpn_3', title: '大额券', rules: { ...rules, threshold: { by: 'amount', minFen: 999_00, of: 'member_price' } } }),
      ];
    });
    await app.screen.see('支付 ¥261.11');
    await app.screen.tap('优惠券');
    await app.screen.see('还差 717.89 元可用');
    expect(app.screen.text()).toContain('为你选好了最省的组合');
    await app.screen.tap('小额券');
    await app.screen.see('支付 ¥276.11');
    await app.screen.tap('不使用优惠券');
    await app.screen.see('支付 ¥281.11');
    await app.screen.tap('用最省的组合');
    await app.screen.see('支付 ¥261.11');
    expect(app.errors).toEqual([]);
  });

  test('goods that are picked up go to a store and need no address', async () => {
    const app = await open(pages.checkout, rich);
    await app.screen.see('支付 ¥261.11');
    await app.screen.tap('自提');
    await app.screen.see('杭州市西湖区龙井路 18 号');
    await app.screen.tap('西湖店');
    await app.screen.see('湖滨银泰店');
    await app.screen.tap('湖滨银泰店');
    await app.screen.until(() => !app.screen.text().includes('选择门店'), 'the sheet to close');
    await app.screen.see('延安路 258 号');
    await pay(app, '支付 ¥261.11');
    await app.screen.see('备好后到湖滨银泰店报订单号取货');
    expect(inputs(app.fake, 'member.orders.create')[0]).toMatchObject({
      purchase: { delivery: 'pickup', storeId: 'sto_2' },
      address: null,
    });
  });

  test('goods that are only picked up need no question', async () => {
    const app = await open(pages.checkout, (fake) => {
      fake.world.goods = fake.world.goods.map((goods) => ({ ...goods, delivery: { express: false, pickup: true } }));
    });
    await app.screen.see('西湖店');
    await app.screen.see('支付 ¥');
    expect(app.errors).toEqual([]);
  });

  test('something sold out meanwhile says so, and an address without lines leads to the cart', async () => {
    const app = await open(
      pages.checkout,
      ({ world }) => void (world.goods = [makeGoods({ skus: [makeSku({ stock: 1 }), makeSku({ id: 'sku_4' })] })]),
    );
    await app.screen.see('库存不足，请减少数量');
    const bare = await open('/packages/shop/pages/checkout/index');
    await bare.screen.see('没有要结算的商品');
  });
});

describe('paying in the store', () => {
  test('takes an amount, works out the best price, and pays', async () => {
    const app = await open(pages.bill, ({ world }) => void (world.coupons = [makeCoupon()]));
    await app.screen.see('在哪家店');
    app.screen.input('amount', '268.5');
    await pay(app, '支付 ¥248.50');
    await app.screen.see('付款成功');
    expect(app.screen.text()).toContain('已付款');
    expect(inputs(app.fake, 'member.orders.create')[0]).toMatchObject({
      purchase: { kind: 'bill', storeId: 'sto_1', amountFen: 268_50 },
      expectedPayFen: 248_50,
    });
    expect(app.errors).toEqual([]);
  });

  test.each(['0.001', 'abc', '1000000.01', '-3'])('%s is no amount', async (typed) => {
    const app = await open(pages.bill);
    await app.screen.see('在哪家店');
    app.screen.input('amount', typed);
    await app.screen.see('请输入 0.01 到 1,000,000 之间的金额');
    expect(calls(app.fake, 'member.checkout.quote')).toBe(0);
  });

  test('one fen is an amount', async () => {
    const app = await open(pages.bill);
    await app.screen.see('在哪家店');
    app.screen.input('amount', '0.01');
    await app.screen.see('支付 ¥0.01');
  });
});

test('a top-up is paid and added', async () => {
  const app = await open(pages.topUp);
  await app.screen.see('送 ¥150');
  await app.screen.tap('¥1,000');
  await pay(app, '充值 ¥1,000.00');
  await app.screen.see('付款成功');
  expect(app.screen.text()).toContain('已到账');
  expect(inputs(app.fake, 'member.orders.create')[0]).toMatchObject({
    purchase: { kind: 'top_up', packageId: 'top_3' },
    expectedPayFen: 1000_00,
  });
  expect(app.errors).toEqual([]);
});

test('a paid membership is chosen and paid', async () => {
  const app = await open(pages.term);
  await app.screen.see('每月约 ¥22.33');
  await app.screen.tap('金卡会员 · 1 年');
  await pay(app, '开通 ¥268.00');
  await app.screen.see('已开通');
  expect(app.errors).toEqual([]);
});
