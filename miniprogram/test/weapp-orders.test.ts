import { describe, expect, test } from 'vitest';
import type { FakeServer } from './fake-server/fake-server.ts';
import { makeOrder, makeRefund, sampleOrders } from './fake-server/order-world.ts';
import type { Order } from './fake-server/order-world.ts';
import type { WeappHost } from './weapp-host/host.ts';
import { weappWorld } from './weapp-host/weapp-world.ts';

const pages = {
  orders: '/pages/orders/index',
  me: '/pages/me/index',
  order: '/packages/orders/pages/order/index?id=ord_1',
  refund: '/packages/orders/pages/refund/index?id=ord_1',
  result: '/packages/orders/pages/result/index?id=ord_1',
};

const { world, launch } = weappWorld();

async function open(url: string, orders: Order[] = [], hooks = {}): Promise<WeappHost & { fake: FakeServer }> {
  const fake = await world();
  fake.world.orders = orders;
  return Object.assign(launch(fake, url, hooks), { fake });
}
const calls = (fake: FakeServer, name: string): number => fake.names().filter((one) => one === name).length;
const unpaid = (over: Partial<Order> = {}): Order =>
  makeOrder({ state: 'paying', paidAt: null, paidFen: 0, expiresAt: Date.now() + 900_000, ...over });

describe('my orders', () => {
  test('are in six lists, each with how many wait', async () => {
    const app = await open(pages.orders, sampleOrders(Date.now()));
    await app.screen.see('到店买单 · 西湖店');
    expect(app.screen.texts()).toEqual(
      expect.arrayContaining(['待付款', '去付款', '退款审核中', '已到账', '已关闭', '部分退款', '9,999,999']),
    );
    const tabs = app.screen.all('view').filter(({ classes }) => classes.includes('segments__one'));
    await app.screen.tapNode(tabs[3] ?? app.screen.find('待收货'));
    await app.screen.until(() => !app.screen.text().includes('到店买单'), 'only what is on its way');
    await app.screen.see('共 3 件');
    expect(app.screen.text()).not.toMatch(/ord_|undefined|null|NaN|\{\w+\}/);
    expect(app.errors).toEqual([]);
  });

  test('are found from my page, in the list whose icon was tapped', async () => {
    const app = await open(pages.me, [unpaid(), makeOrder({ id: 'ord_2', title: '已付的那单' })]);
    await app.screen.see('全部订单');
    await app.screen.tap('待付款');
    await app.screen.see('去付款');
    expect(app.screen.page().route).toBe('pages/orders/index');
    expect(app.screen.text()).not.toContain('已付的那单');
    expect(app.errors).toEqual([]);
  });

  test('that are none lead to the shop; without a network the last ones stay, with their time', async () => {
    const app = await open(pages.orders);
    await app.screen.see('这里还没有订单');
    app.fake.world.orders = [makeOrder()];
    app.screen.page().call('onPullDownRefresh');
    await app.screen.see('明前龙井');
    app.fake.fail('member.orders.list', 'drop', 2);
    const later = launch(app.fake, pages.orders, {}, app.seen);
    await later.screen.see('网络不可用，以下是');
    expect(later.screen.text()).toContain('明前龙井');
  });
});

describe('an order', () => {
  test('to be paid counts down, and is paid from its page', async () => {
    const app = await open(pages.order, [unpaid()]);
    await app.screen.see('请在 1');
    await app.screen.tap('付款 ¥101.60');
    await app.screen.see('付款成功');
    expect(app.fake.world.orders[0]?.state).toBe('paid');
    expect(app.errors).toEqual([]);
  });

  test('is given up after a question', async () => {
    const app = await open(pages.order, [unpaid()]);
    await app.screen.see('取消订单');
    await app.screen.tap('取消订单');
    await app.screen.see('你取消了这个订单');
    expect(app.seen.modals[0]?.title).toBe('取消这个订单？');
    expect(app.screen.text()).not.toContain('付款 ¥');
    expect(app.errors).toEqual([]);
  });

  test('whose time is over shows how it stands, without being asked', async () => {
    const app = await open(pages.order, [unpaid({ expiresAt: Date.now() + 1500 })]);
    await app.screen.see('订单正在取消');
    app.fake.world.orders = [unpaid({ state: 'closed', expiresAt: null, closeReason: 'timeout' })];
    await app.screen.see('超过付款时间，已自动取消', 12_000);
  });

  test('shows where it is, copies the number, and is confirmed', async () => {
    const shipping = { company: '顺丰速运', trackingNo: 'SF1380013800138', at: Date.UTC(2026, 10, 23, 2) };
    const app = await open(pages.order, [makeOrder({ state: 'shipped', shipping, remark: '不要放价签' })]);
    await app.screen.see('顺丰速运 SF1380013800138');
    expect(app.screen.texts()).toEqual(expect.arrayContaining(['不要放价签', '−¥6.40', '优惠券 · 新客满减券', '20261122103000018842']));
    await app.screen.tap('复制单号');
    expect(app.seen.copied).toEqual(['SF1380013800138']);
    await app.screen.tap('确认收货');
    await app.screen.see('谢谢惠顾');
    expect(app.fake.world.orders[0]?.state).toBe('completed');
    expect(app.errors).toEqual([]);
  });

  test('somebody else was faster with says so, and shows how it stands', async () => {
    const app = await open(pages.order, [unpaid()]);
    await app.screen.see('取消订单');
    app.fake.world.orders = [makeOrder()];
    await app.screen.tap('取消订单');
    await app.screen.see('待发货');
    expect(app.seen.toasts[0]).toContain('不能这样操作');
  });

  test('of nobody is not found; one that was seen is there without a network', async () => {
    const app = await open(pages.order);
    await app.screen.see('找不到这个订单');
    app.fake.world.orders = [makeOrder()];
    const seen = launch(app.fake, pages.order, {}, app.seen);
    await seen.screen.see('待发货');
    app.fake.fail('member.orders.get', 'drop', 2);
    const later = launch(app.fake, pages.order, {}, app.seen);
    await later.screen.see('网络不可用，以下是');
    expect(later.screen.text()).toContain('待发货');
  });
});

describe('after the sheet', () => {
  test('the phone is not believed: nothing is paid until the server says so', async () => {
    const app = await open(pages.result, [unpaid()]);
    await app.screen.see('付款结果确认中');
    await app.screen.until(() => calls(app.fake, 'member.orders.check-payment') >= 3, 'a few questions');
    expect(app.screen.text()).not.toContain('付款成功');
    app.fake.world.paidAtWeChat.add('ord_1');
    await app.screen.see('付款成功');
    const asked = calls(app.fake, 'member.orders.check-payment');
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(calls(app.fake, 'member.orders.check-payment')).toBe(asked);
    expect(app.errors).toEqual([]);
  });

  test('an order that was closed meanwhile says that the money comes back', async () => {
    const app = await open(pages.result, [makeOrder({ state: 'closed', closeReason: 'timeout', paidAt: null })]);
    await app.screen.see('钱会自动原路退回');
  });

  test('a network that fails is said, and asked again', async () => {
    const fake = await world();
    fake.world.orders = [unpaid()];
    fake.world.paidAtWeChat.add('ord_1');
    fake.fail('member.orders.check-payment', 'drop');
    const app = launch(fake, pages.result);
    await app.screen.see('网络不可用');
    await app.screen.see('付款成功');
  });
});

describe('a refund', () => {
  const two = (): Order => {
    const [line] = makeOrder().lines;
    if (!line) throw new Error('the sample order has a line');
    return makeOrder({ state: 'completed', lines: [{ ...line, quantity: 2, paidFen: 203_20 }], paidFen: 203_20 });
  };
  const stepper = (app: WeappHost, nth: number) => {
    const side = app.screen.all('view').filter(({ classes }) => classes.includes('stepper__side'))[nth];
    if (!side) throw new Error('no stepper');
    return side;
  };

  test('is asked for with pieces, a reason, words and photos, and tells beforehand what comes back', async () => {
    const app = await open(pages.refund, [two()]);
    await app.screen.see('¥203.20');
    expect(app.screen.text()).toContain('退回券包');
    await app.screen.tapNode(stepper(app, 0));
    await app.screen.see('¥101.60');
    expect(app.screen.text()).toContain('部分退款不退券');
    await app.screen.tap('提交申请');
    expect(app.seen.toasts).toEqual(['请选一个原因']);
    await app.screen.tap('商品破损');
    const add = app.screen.all('view').find(({ classes }) => classes.includes('photos__one--add'));
    if (!add) throw new Error('no way to add a photo');
    await app.screen.tapNode(add);
    await app.screen.until(() => app.screen.all('image').length > 1, 'the photo');
    await app.screen.tap('提交申请');
    await app.screen.until(() => app.seen.toasts.includes('已提交，等店家处理'), 'the word');
    const asked = app.fake.exchanges.find(({ name }) => name === 'member.refunds.ask');
    expect(asked?.input).toMatchObject({ lines: [{ lineId: 'oln_1', quantity: 1 }], reason: '商品破损', photoIds: ['fil_p1'] });
    expect(app.errors).toEqual([]);
  });

  test('whose answer was lost is not asked for twice, nor are the photos sent again', async () => {
    const app = await open(pages.refund, [two()]);
    await app.screen.see('¥203.20');
    await app.screen.tap('质量不好');
    const add = app.screen.all('view').find(({ classes }) => classes.includes('photos__one--add'));
    if (add) await app.screen.tapNode(add);
    await app.screen.until(() => app.screen.all('image').length > 1, 'the photo');
    app.fake.fail('member.refunds.ask', { status: 503, code: 'server.unavailable' });
    await app.screen.tap('提交申请');
    await app.screen.until(() => app.seen.toasts.length === 1, 'the word');
    await app.screen.until(() => app.screen.all('button').every(({ classes }) => !classes.includes('button--busy')), 'the button');
    await app.screen.tap('提交申请');
    await app.screen.until(() => app.seen.toasts.includes('已提交，等店家处理'), 'the word');
    expect(calls(app.fake, 'member.files.upload')).toBe(1);
    const keys = app.fake.exchanges.filter(({ name }) => name === 'member.refunds.ask').map(({ idempotencyKey }) => idempotencyKey);
    expect(new Set(keys).size).toBe(1);
  });

  test('shows how far it is, what the shop said, and can be taken back', async () => {
    const app = await open(pages.order, [makeOrder({ refundState: 'requested', refunds: [makeRefund()] })]);
    await app.screen.see('等待店家处理');
    expect(app.screen.texts()).toEqual(expect.arrayContaining(['提交申请', '店家同意', '退款到账', '原路退回 ¥101.60']));
    await app.screen.tap('撤销申请');
    await app.screen.see('已撤销');
    const answered = await open(pages.order, [makeOrder({ refunds: [makeRefund({ state: 'refused', answer: '请先寄回商品' })] })]);
    await answered.screen.see('店家回复：请先寄回商品');
    expect(answered.screen.text()).not.toContain('撤销申请');
    expect([...app.errors, ...answered.errors]).toEqual([]);
  });

  test('of an order that cannot be refunded is not offered', async () => {
    const app = await open(pages.refund, [unpaid()]);
    await app.screen.see('这个订单现在不能退款');
  });
});
