import { afterAll, beforeAll, expect, test } from 'vitest';
import { allPages, launchWeapp, readAppJson } from '../miniprogram/test/weapp-host/host.ts';
import type { WeappHost } from '../miniprogram/test/weapp-host/host.ts';
import { newSeen } from '../miniprogram/test/weapp-host/wx-api.ts';
import { startRenderer } from '../miniprogram/test/weapp-render/render-weapp.ts';
import { startProduct } from './product/start-product.ts';
import type { Product } from './product/start-product.ts';
import { weappPhone } from './product/weapp-phone.ts';

/** The mini-program as WeChat would get it (dist/weapp), against the real server: in a Node host, and drawn in Chromium by glass-easel. */
const number = /\d{4} \d{4} \d{4}/;

let product: Product;

beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product?.close());

/** What every page shows once it has loaded, for somebody who has just come. */
const pages: Record<string, string[]> = {
  'pages/home/index': ['连客小店', '会员号', '完善资料', '关注公众号，及时收到消息'],
  'pages/coupons/index': ['暂时没有可领的优惠券'],
  'pages/orders/index': ['待付款', '退款', '这里还没有订单'],
  'pages/me/index': ['会员号', '我的订单', '购物车', '余额', '我的发票', '个人资料', '未绑定', '联系客服'],
  'packages/members/pages/profile/index': ['点击更换', '绑定手机号', '会员号', '保存'],
  'packages/members/pages/privacy/index': ['版本', '你还没有同意本指引'],
  'packages/coupons/pages/mine/index': ['可使用', '还没有可用的优惠券'],
  'packages/coupons/pages/coupon/index': ['找不到这张优惠券'],
  'packages/coupons/pages/shared/index': ['这张分享卡片不完整'],
  'packages/points/pages/points/index': ['积分明细', '成长值明细'],
  'packages/points/pages/mall/index': ['商城里还没有可兑换的优惠券'],
  'packages/points/pages/balance/index': ['本金明细', '还没有余额变动'],
  'packages/shop/pages/list/index': ['店里还没有上架商品'],
  'packages/shop/pages/goods/index': ['这件商品不卖了', '看看别的'],
  'packages/shop/pages/cart/index': ['购物车还是空的', '去逛逛'],
  'packages/shop/pages/checkout/index': ['没有要结算的商品'],
  'packages/shop/pages/bill/index': ['暂时没有营业的门店'],
  'packages/shop/pages/top-up/index': ['余额明细', '店家还没有开放充值'],
  'packages/shop/pages/paid-term/index': ['店家还没有开放付费会员'],
  'packages/orders/pages/order/index': ['找不到这个订单'],
  'packages/orders/pages/refund/index': ['找不到这个订单', '返回订单'],
  'packages/orders/pages/result/index': ['找不到这个订单', '回首页'],
  'packages/invoices/pages/mine/index': ['选订单开票', '发票抬头', '还没有发票'],
  'packages/invoices/pages/invoice/index': ['找不到这张发票'],
  'packages/invoices/pages/pick/index': ['还没有可以开票的订单'],
  'packages/invoices/pages/ask/index': ['找不到这个订单'],
  'packages/invoices/pages/done/index': ['找不到这张发票'],
  'packages/invoices/pages/titles/index': ['还没有保存抬头', '添加抬头'],
  'packages/invoices/pages/title/index': ['从微信选择', '公司', '保存'],
  'packages/privacy/pages/center/index': ['未同意', '未开启', '还没有申请', '删除我的信息'],
  'packages/privacy/pages/request/index': ['找不到这个申请'],
  'packages/privacy/pages/copy/index': ['找不到这个申请'],
  'packages/privacy/pages/correct/index': ['只填需要改的项目', '提交更正申请'],
  'packages/privacy/pages/erase/index': ['删除后无法恢复', '我已了解以上后果'],
};

async function open(name: string, url: string, seen = newSeen()): Promise<WeappHost & { personId: string }> {
  const { id } = await product.box.createPerson({ name, phone: `13${String(Date.now()).slice(-9)}` });
  return { ...launchWeapp(weappPhone(product, id), { url, seen }), personId: id };
}

test('every page of the build is listed here', () => {
  expect(allPages(readAppJson()).sort()).toEqual(Object.keys(pages).sort());
});

test.each(Object.entries(pages))('%s runs against the real server', async (page, words) => {
  const app = await open('林小满', `/${page}`);
  for (const word of words) await app.screen.see(word);
  expect(app.screen.text()).not.toMatch(/cus_|undefined|null|NaN|\{\w+\}|错误码/);
  expect(app.errors).toEqual([]);
});

test('log in, nickname, picture, phone, consent: one person with one card', async () => {
  const app = await open('欧阳·买买提江', '/pages/home/index');
  await app.screen.until(() => number.test(app.screen.text()), 'the card');
  const card = number.exec(app.screen.text())?.[0] ?? '';
  expect(app.seen.logins).toBe(1);

  app.open('/packages/members/pages/profile/index');
  await app.screen.see('点击更换');
  await app.screen.tap('点击更换');
  await app.screen.until(() => app.seen.toasts.includes('头像已更新'), 'the picture');
  await app.screen.tap('绑定手机号');
  await app.screen.see('隐私保护提示');
  await app.screen.tap('同意并绑定手机号');
  await app.screen.until(() => app.seen.toasts.includes('手机号已绑定'), 'the phone');
  await app.screen.until(() => /13\d\*{4}\d{4}/.test(app.screen.text()), 'the masked phone');
  app.screen.input('nickname', '买买提江');
  await app.screen.tap('保存');
  await app.screen.until(() => app.seen.toasts.includes('已保存'), 'the nickname');

  // The same phone, later: the session is kept, everything is still there.
  const later = launchWeapp(weappPhone(product, app.personId), { url: '/pages/me/index', seen: app.seen });
  await later.screen.see('买买提江');
  await later.screen.see(card);
  expect(app.seen.logins).toBe(1);

  // A new phone: another login, the same person.
  const elsewhere = launchWeapp(weappPhone(product, app.personId), { url: '/packages/members/pages/privacy/index' });
  await elsewhere.screen.see('你已于');
  await elsewhere.screen.tap('撤回同意');
  await elsewhere.screen.see('你还没有同意本指引');
  expect([...app.errors, ...later.errors, ...elsewhere.errors]).toEqual([]);
});

test('the follow shows on the card', async () => {
  const app = await open('何佳禾', '/pages/home/index');
  await app.screen.see('关注公众号，及时收到消息');
  await product.box.follow(app.personId);
  await expect
    .poll(
      async () => {
        const again = launchWeapp(weappPhone(product, app.personId), { url: '/pages/home/index' });
        await again.screen.see('会员号');
        return again.screen.text();
      },
      { timeout: 10_000, interval: 200 },
    )
    .toContain('已关注公众号');
});

test('drawn by glass-easel: home → profile → phone → nickname', async () => {
  const { id } = await product.box.createPerson({ name: '沈思远', phone: '13612345678' });
  const renderer = await startRenderer();
  try {
    const { page, errors } = await renderer.open(weappPhone(product, id));
    const top = page.locator('.host-page--top');
    await page.getByText(number).waitFor();
    await page.getByText('连客小店').first().waitFor();
    await page.locator('#host-tabs').getByText('我的').tap();
    await top.getByText('个人资料').tap();
    await top.getByText('点击更换').waitFor();
    await top.getByText('绑定手机号').last().tap();
    await top.getByText('同意并绑定手机号').tap();
    await top.getByText('136****5678').waitFor();
    await page.locator('wx-input input').fill('沈先生');
    await page.getByText('保存', { exact: true }).tap();
    await top.getByText('沈先生').waitFor();
    expect(renderer.warnings).toEqual([]);
    expect(errors).toEqual([]);
  } finally {
    await renderer.close();
  }
});
