import { afterAll, beforeAll, expect, it } from 'vitest';
import { saveGoods } from '../src/modules/catalog/goods/save-goods.ts';
import { setOn } from '../src/modules/catalog/goods/set-on.ts';
import type { InvoiceRow } from '../src/modules/invoices/issuing/tables.ts';
import { logInMember, post } from './client.ts';
import { openInvoicing } from './factories/invoice-wishes.ts';
import { makeStaffActor } from './factories/staff-actor.ts';
import { createStaff } from './factories/staff-session.ts';
import { address, goods } from './order-world.ts';
import { eventually, settled, startTestShop } from './test-shop.ts';
import type { TestShop } from './test-shop.ts';

let shop: TestShop;
let personId: string;
let member: Record<string, string>;
let transactionId: string;
const company = { type: 'ORGANIZATION', name: '杭州某某贸易有限公司', taxpayerId: '913101151234567880', email: 'cai@example.cn' } as const;

beforeAll(async () => {
  shop = await startTestShop();
  await openInvoicing(shop.ctx());
  const admin = shop.ctx(makeStaffActor('admin'));
  const { goods: saved } = await saveGoods(admin, {
    ...{ title: '龙井', subtitle: '', categoryId: null, imageIds: [], detail: '', delivery: { express: true, pickup: true } },
    ...{ taxCode: null, taxRateBps: null, skus: [{ spec: '100 克', code: '', priceFen: 12_800, stock: null, barcode: '' }] },
  });
  await setOn(admin, { ids: [saved.id], on: true });
  personId = shop.simulator.control.createPerson({ name: '要发票的人' }).id;
  member = await logInMember(shop, personId);
  const input = { purchase: goods(saved.skus[0]?.id ?? '', 1), means: {}, expectedPayFen: 12_800, address };
  const created = await post(shop.url, 'member.orders.create', input, member);
  const paying = await post(shop.url, 'member.orders.pay', { id: created.data?.order.id ?? '' }, member);
  const paid = await shop.simulator.control.requestPayment({ personId, params: { ...paying.data?.params } });
  transactionId = paid.transactionId ?? '';
  await settled(shop);
});
afterAll(() => shop.close());

const wishes = async () => (await post(shop.url, 'member.invoices.list', {}, member)).data?.requests ?? [];

it('开发票 tapped in WeChat’s bill becomes a wish with the title chosen there, once however often it is told', async () => {
  const tap = () => shop.simulator.control.applyForInvoice({ transactionId, title: company });
  // WeChat is told where to tell us by a job of the shop; until then the bill has no such button.
  await eventually('the bill has the button', () => tap().catch(() => undefined), 90_000);
  const wish = await eventually('the wish', async () => (await wishes())[0]);
  expect(wish).toMatchObject({
    amountFen: 12_800,
    type: 'normal',
    email: company.email,
    title: { name: company.name, taxNo: company.taxpayerId },
  });
  await tap();
  await settled(shop);
  expect(await wishes()).toHaveLength(1);
}, 120_000);

it('once issued it goes into the card pack when its owner wishes so', async () => {
  const staff = await createStaff(shop, 'admin');
  const [wish] = await wishes();
  const id = wish?.id ?? '';
  const { data } = await post(shop.url, 'staff.invoices.get', { id }, staff.headers);
  const approve = { id, revision: data?.request.revision ?? 0, despiteWarnings: true };
  expect((await post(shop.url, 'staff.invoices.approve', approve, staff.headers)).error).toBeUndefined();
  const blue = () =>
    shop.app.deps.db<InvoiceRow>('invoices').where({ request_id: id, colour: 'blue', state: 'issued', files_done: 1 }).first();
  await eventually('it is issued', blue, 60_000);
  expect((await post(shop.url, 'member.invoices.card', { id }, member)).error).toBeUndefined();
  await eventually('it is in the pack', async () => (await blue())?.card === 'inserted', 60_000);
  const [card] = shop.simulator.control.invoiceCards().applications.find((it) => it.applyId === transactionId)?.cards ?? [];
  expect(card).toMatchObject({ number: (await blue())?.number, status: 'INSERTED' });
}, 150_000);
