import { describe, expect, test } from 'vitest';
import type { FakeServer } from './fake-server/fake-server.ts';
import { companyTitle, issuedInvoice, makeInvoice, makeIssued, makeTitle, sampleInvoices } from './fake-server/invoice-world.ts';
import { makeOrder, makeRefund } from './fake-server/order-world.ts';
import type { WeappHost } from './weapp-host/host.ts';
import { weappWorld } from './weapp-host/weapp-world.ts';

const root = '/packages/invoices/pages';
const pages = {
  order: '/packages/orders/pages/order/index?id=ord_1',
  me: '/pages/me/index',
  mine: `${root}/mine/index`,
  invoice: `${root}/invoice/index?id=ivr_1`,
  pick: `${root}/pick/index`,
  ask: `${root}/ask/index?orders=ord_1`,
  again: `${root}/ask/index?again=ivr_1`,
  titles: `${root}/titles/index`,
  title: `${root}/title/index`,
};

const { world, launch } = weappWorld();

type Prepare = (world: FakeServer['world']) => void;

async function open(url: string, prepare: Prepare = () => undefined, hooks = {}): Promise<WeappHost & { fake: FakeServer }> {
  const fake = await world();
  fake.world.orders = [makeOrder()];
  prepare(fake.world);
  return Object.assign(launch(fake, url, hooks), { fake });
}
const drawn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 60));
/** Two taps as a person makes them: the page is drawn between them, and no button is at work. */
const settled = async (app: WeappHost): Promise<void> => {
  await drawn();
  await app.screen.until(() => app.screen.all('button').every(({ classes }) => !classes.includes('button--busy')), 'the button');
  await drawn();
};
const fields = (app: WeappHost, name: string): boolean => app.screen.all('input').some(({ attributes }) => attributes.name === name);
const asked = (fake: FakeServer, name: string): unknown[] => fake.exchanges.filter((one) => one.name === name).map(({ input }) => input);

const wechat = (taxNumber: string) => ({
  invoiceTitle: () =>
    Promise.resolve({
      type: '0' as const,
      title: '杭州云栖示例科技有限公司',
      taxNumber,
      companyAddress: '文三路 90 号',
      telephone: '0571-87654321',
      bankName: '招商银行',
      bankAccount: '5719',
    }),
});

describe('asking for an invoice', () => {
  test('takes two taps from the order, once a title is known, and tells what happens next', async () => {
    const app = await open(pages.order, ({ titles }) => void titles.push(makeTitle()));
    await app.screen.see('可开 ¥101.60');
    await app.screen.tap('开发票');
    await app.screen.see('91330106MADEM0A15K');
    expect(app.screen.text()).toContain('由连客示例食品（杭州）有限公司开具');
    await app.screen.tap('提交申请');
    await app.screen.see('申请已提交');
    expect(app.screen.texts()).toEqual(
      expect.arrayContaining(['提交申请', '店家审核', '开具发票', '开好后会发到 caiwu@example.com，也可以在“我的发票”里查看。']),
    );
    expect(asked(app.fake, 'member.invoices.request')).toMatchObject([
      { orderIds: ['ord_1'], type: 'normal', title: companyTitle, expectedFen: 101_60, email: 'caiwu@example.com', despiteWarning: false },
    ]);
    app.screen.page().call('onUnload');
    expect(app.errors).toEqual([]);
  });

  test('says why it is for less than what was paid', async () => {
    const app = await open(pages.ask, (now) => {
      now.orders = [makeOrder({ refundedFen: 10_00 })];
      now.invoicedLess.set('ord_1', [
        { why: 'stored_value', fen: 20_00 },
        { why: 'platform_coupon', fen: 5_00 },
      ]);
    });
    await app.screen.see('−¥20.00');
    expect(app.screen.texts()).toEqual(
      expect.arrayContaining(['¥101.60', '已退款', '−¥10.00', '余额支付', '余额消费不重复开票', '平台优惠', '−¥5.00', '¥66.60']),
    );
  });

  test('takes the title from WeChat, and lets a wrong check digit through when it is meant', async () => {
    const answers = [false, true];
    const app = await open(pages.ask, undefined, { ...wechat('91330106MADEM0A151'), confirms: () => answers.shift() ?? true });
    await app.screen.see('还没有抬头');
    await app.screen.tap('提交申请');
    expect(app.seen.toasts).toEqual(['还没有抬头，请选一个或自己填写']);
    await settled(app);
    await app.screen.tap('从微信选择');
    await app.screen.see('税号 91330106MADEM0A151');
    await app.screen.tap('提交申请');
    await app.screen.until(() => app.seen.modals.length === 1, 'the question');
    expect(app.seen.modals[0]?.content).toContain('税号的校验位不对');
    await settled(app);
    expect(asked(app.fake, 'member.invoices.request')).toEqual([]);
    await app.screen.tap('提交申请');
    await app.screen.see('申请已提交');
    expect(asked(app.fake, 'member.invoices.request')).toMatchObject([
      { title: { taxNo: '91330106MADEM0A151', bank: '招商银行' }, despiteWarning: true, saveTitle: true },
    ]);
    expect(app.errors).toEqual([]);
  });

  test('by typing: a shape that cannot be is refused here, and the form is still there after going back', async () => {
    const app = await open(pages.ask);
    await app.screen.see('自己填写');
    await app.screen.tap('自己填写');
    await app.screen.until(() => fields(app, 'taxNo'), 'the fields');
    app.screen.input('name', '杭州云栖示例科技有限公司');
    await drawn();
    app.screen.input('taxNo', '9133');
    await app.screen.tap('专用发票');
    await settled(app);
    await app.screen.tap('提交申请');
    await app.screen.see('税号应为 15 至 20 位');
    app.open(pages.pick);
    await app.screen.see('可以把几个订单合在一张发票里');
    app.open(pages.ask);
    await app.screen.until(() => app.screen.all('input').some(({ attributes }) => attributes.value === '9133'), 'what was typed');
    app.screen.input('taxNo', '9133 0106 madem0a15k');
    await settled(app);
    await app.screen.tap('提交申请');
    await app.screen.see('申请已提交');
    expect(asked(app.fake, 'member.invoices.request')).toMatchObject([{ type: 'special', title: { taxNo: '91330106MADEM0A15K' } }]);
  });

  test('a personal title gets no special invoice', async () => {
    const app = await open(pages.ask, ({ titles }) => void titles.push(makeTitle({ kind: 'person', name: '林小满', taxNo: '' })));
    await app.screen.see('林小满');
    await app.screen.tap('专用发票');
    await settled(app);
    await app.screen.tap('提交申请');
    await app.screen.see('专用发票只能开给公司');
    expect(asked(app.fake, 'member.invoices.request')).toEqual([]);
  });

  test('whose answer was lost is one wish with one key', async () => {
    const app = await open(pages.ask, ({ titles }) => void titles.push(makeTitle()));
    await app.screen.see('91330106MADEM0A15K');
    app.fake.fail('member.invoices.request', 'lose');
    await app.screen.tap('提交申请');
    await app.screen.until(() => app.seen.toasts.length === 1, 'the word');
    await settled(app);
    await app.screen.tap('提交申请');
    await app.screen.see('申请已提交');
    expect(app.fake.world.invoices).toHaveLength(1);
  });

  test('an amount that has changed meanwhile is shown before it is asked for again', async () => {
    const app = await open(pages.ask, ({ titles }) => void titles.push(makeTitle()));
    await app.screen.see('91330106MADEM0A15K');
    app.fake.world.orders = [makeOrder({ refundedFen: 1_60 })];
    await app.screen.tap('提交申请');
    await app.screen.see('¥100.00');
    expect(app.seen.toasts[0]).toContain('可开票金额变了');
    await settled(app);
    await app.screen.tap('提交申请');
    await app.screen.see('申请已提交');
  });

  test('several orders at once; what cannot be invoiced says why', async () => {
    const app = await open(pages.mine, (now) => {
      now.orders = [
        makeOrder({ id: 'ord_1', title: '第一单' }),
        makeOrder({ id: 'ord_2', title: '第二单' }),
        makeOrder({ id: 'ord_3', title: '退掉的', refundState: 'full', refundedFen: 101_60 }),
      ];
      now.titles = [makeTitle()];
    });
    await app.screen.see('还没有发票');
    await app.screen.tap('选订单开票');
    await app.screen.see('已全部退款，没有可开票的金额');
    await app.screen.tap('退掉的');
    await app.screen.tap('开发票');
    expect(app.seen.toasts).toEqual(['还没有选订单']);
    await app.screen.tap('全选');
    await app.screen.see('已选 2 个订单');
    expect(app.screen.text()).toContain('¥203.20');
    await app.screen.tap('开发票');
    await app.screen.see('91330106MADEM0A15K');
    await app.screen.tap('提交申请');
    await app.screen.see('申请已提交');
    expect(app.fake.world.invoices[0]).toMatchObject({ amountFen: 203_20, sources: [{ orderId: 'ord_1' }, { orderId: 'ord_2' }] });
    expect(app.errors).toEqual([]);
  });

  test('an order with nothing left to invoice says so', async () => {
    const app = await open(pages.ask, (now) => void (now.orders = [makeOrder({ refundedFen: 101_60 })]));
    await app.screen.see('这些订单没有可以开票的金额');
    expect(app.screen.text()).not.toContain('提交申请');
  });
});

describe('my invoices', () => {
  test('tell every state in words, and why one was sent back', async () => {
    const app = await open(pages.me, (now) => void (now.invoices = sampleInvoices()));
    await app.screen.see('我的发票');
    await app.screen.tap('我的发票');
    await app.screen.see('待审核');
    expect(app.screen.texts()).toEqual(
      expect.arrayContaining([
        '已退回',
        '税号与公司名称不一致，请核对后重新填写',
        '开具中',
        '已开具',
        '已红冲',
        '开具遇到问题',
        '已取消',
        '9,999,999',
      ]),
    );
    expect(app.screen.text()).not.toMatch(/ivr_|undefined|null|NaN|\{\w+\}/);
    expect(app.errors).toEqual([]);
  });

  test('one that is under way shows by itself that it is there, and is opened', async () => {
    const app = await open(pages.invoice, (now) => void (now.invoices = [makeInvoice({ state: 'issuing' })]));
    await app.screen.see('正在向税务平台开具');
    app.fake.world.invoices = [issuedInvoice()];
    await app.screen.see('2633 2000 0000 1234 5678', 8_000);
    await app.screen.tap('查看发票');
    await app.screen.until(() => app.seen.shown.length === 1, 'the paper');
    expect(app.seen.shown[0]?.filePath).toBe('http://usr/发票_26332000000012345678.pdf');
    expect(Buffer.from(app.seen.shown[0]?.text ?? '', 'base64').toString()).toContain('%PDF');
    await app.screen.tap('复制');
    expect(app.seen.copied).toEqual(['26332000000012345678']);
    const before = asked(app.fake, 'member.invoices.get').length;
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    expect(asked(app.fake, 'member.invoices.get')).toHaveLength(before);
    expect(app.errors).toEqual([]);
  });

  test('an issued one is mailed, forwarded in every format, and put into the card pack', async () => {
    const app = await open(pages.invoice, (now) => void (now.invoices = [issuedInvoice()]));
    await app.screen.see('已开具');
    await app.screen.tap('发到邮箱');
    await app.screen.until(() => fields(app, 'mail'), 'the field');
    app.screen.input('mail', 'not an address');
    await drawn();
    await app.screen.tap('发送');
    expect(app.seen.toasts).toEqual(['邮箱格式不对，请检查']);
    await settled(app);
    app.screen.input('mail', 'boss@example.com');
    await drawn();
    await app.screen.tap('发送');
    await app.screen.until(() => app.seen.toasts.includes('已发到 boss@example.com'), 'the word');
    expect(app.fake.world.mailed).toEqual([{ id: 'ivr_1', email: 'boss@example.com' }]);
    await app.screen.tap('下载与转发');
    await app.screen.until(() => app.screen.texts().filter((text) => text === '转发').length === 3, 'the files');
    await app.screen.tap('转发');
    await app.screen.until(() => app.seen.sent.length === 1, 'the file');
    expect(app.seen.sent[0]?.name).toBe('发票_26332000000012345678.xml');
    await app.screen.tap('放进卡包');
    await app.screen.see('正在放进微信卡包');
    app.fake.world.invoices = [issuedInvoice({ invoices: [makeIssued({ card: 'inserted' })] })];
    await app.screen.see('已在微信卡包', 8_000);
    expect(app.errors).toEqual([]);
  });

  test('one that was sent back is corrected with what was typed before', async () => {
    const rejected = makeInvoice({ state: 'rejected', why: '税号不对', can: { refill: true, cancel: false, mail: false, card: false } });
    const app = await open(pages.invoice, (now) => void (now.invoices = [rejected]));
    await app.screen.see('原因：税号不对');
    await app.screen.tap('重新填写');
    await app.screen.see('重新提交');
    app.screen.input('name', '上海示例文化传播有限公司');
    await drawn();
    await app.screen.tap('重新提交');
    await app.screen.see('申请已提交');
    expect(asked(app.fake, 'member.invoices.refill')).toMatchObject([{ id: 'ivr_1', title: { name: '上海示例文化传播有限公司' } }]);
    expect(app.errors).toEqual([]);
  });

  test('one that failed for good still holds its amount, and is asked for again with it', async () => {
    const failed = makeInvoice({ state: 'failed', why: '购方名称有误', can: { refill: true, cancel: false, mail: false, card: false } });
    const app = await open(pages.again, (now) => {
      now.invoices = [makeInvoice({ id: 'ivr_9' }), failed];
    });
    await app.screen.see('重新提交');
    expect(app.screen.text()).toContain('¥101.60');
    await app.screen.tap('重新提交');
    await app.screen.see('申请已提交');
    expect(asked(app.fake, 'member.invoices.refill')).toMatchObject([{ id: 'ivr_1', title: companyTitle }]);
  });

  test('one that is no longer wanted is given up after a question; the order can be invoiced again', async () => {
    const app = await open(pages.order, (now) => void (now.invoices = [makeInvoice()]));
    await app.screen.see('待审核');
    await app.screen.tap('待审核');
    await app.screen.see('取消申请');
    await app.screen.tap('取消申请');
    await app.screen.see('这次申请已取消');
    expect(app.seen.modals[0]?.title).toBe('取消开票申请？');
    app.open(pages.order);
    await app.screen.see('可开 ¥101.60');
    expect(app.errors).toEqual([]);
  });

  test('of nobody is not found; the last ones stay without a network, with their time', async () => {
    const app = await open(pages.invoice);
    await app.screen.see('找不到这张发票');
    app.fake.world.invoices = [issuedInvoice()];
    const seen = launch(app.fake, pages.mine, {}, app.seen);
    await seen.screen.see('已开具');
    app.fake.fail('member.invoices.list', 'drop', 2);
    const later = launch(app.fake, pages.mine, {}, app.seen);
    await later.screen.see('网络不可用，以下是');
    expect(later.screen.text()).toContain('已开具');
  });
});

describe('the book of titles', () => {
  test('is added to from WeChat, and its default is on the next form', async () => {
    const app = await open(pages.titles, undefined, wechat('91330106MADEM0A15K'));
    await app.screen.see('还没有保存抬头');
    await app.screen.tap('添加抬头');
    await app.screen.see('从微信选择');
    await app.screen.tap('从微信选择');
    await app.screen.until(() => app.screen.all('input').some(({ attributes }) => attributes.value === '5719'), 'the account');
    await app.screen.tap('保存');
    await app.screen.see('税号 91330106MADEM0A15K');
    expect(app.fake.world.titles).toMatchObject([{ isDefault: true, bank: '招商银行' }]);
    expect(app.errors).toEqual([]);
  });

  test('one is removed after a question, and taken back', async () => {
    const app = await open(pages.titles, (now) => void (now.titles = [makeTitle()]));
    await app.screen.see('91330106MADEM0A15K');
    await app.screen.tap('删除');
    await app.screen.see('已删除“杭州云栖示例科技有限公司”');
    expect(app.fake.world.titles).toEqual([]);
    await app.screen.tap('撤销');
    await app.screen.see('91330106MADEM0A15K');
    expect(app.fake.world.titles).toMatchObject([{ name: '杭州云栖示例科技有限公司', isDefault: true }]);
    expect(app.errors).toEqual([]);
  });

  test('another one becomes the default; the kind of a title is a choice', async () => {
    const app = await open(pages.titles, (now) => {
      now.titles = [makeTitle(), makeTitle({ id: 'ttl_2', name: '上海示例文化传播有限公司', isDefault: false })];
    });
    await app.screen.see('设为默认抬头');
    await app.screen.tap('设为默认抬头');
    await app.screen.until(() => app.fake.world.titles.find(({ id }) => id === 'ttl_2')?.isDefault === true, 'the default');
    expect(app.fake.world.titles.filter(({ isDefault }) => isDefault)).toHaveLength(1);
    app.open(pages.title);
    await app.screen.until(() => fields(app, 'taxNo'), 'the tax number');
    await app.screen.tap('个人');
    await app.screen.until(() => !fields(app, 'taxNo'), 'no tax number');
  });
});

describe('an order that is open', () => {
  test('shows by itself that the money is back, and that there is nothing left to invoice', async () => {
    const refunds = [makeRefund({ state: 'approved' })];
    const app = await open(pages.order, (now) => void (now.orders = [makeOrder({ refundState: 'refunding', refunds })]));
    await app.screen.see('钱正在原路退回');
    app.fake.world.orders = [makeOrder({ refundState: 'full', refundedFen: 101_60, refunds: [makeRefund({ state: 'succeeded' })] })];
    await app.screen.see('已按付款方式原路退回', 8_000);
    await app.screen.see('已全部退款，没有可开票的金额');
    expect(app.errors).toEqual([]);
  });

  test('that cannot tell about its invoice says so, and is asked again by a tap', async () => {
    const fake = await world();
    fake.world.orders = [makeOrder()];
    fake.fail('member.invoices.of-order', { status: 500, code: 'server.error' });
    const app = launch(fake, pages.order);
    await app.screen.see('没有加载出来，点击重试');
    await app.screen.tap('没有加载出来，点击重试');
    await app.screen.see('可开 ¥101.60');
  });
});
