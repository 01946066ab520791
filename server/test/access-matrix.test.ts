import { contracts } from '@lianke/shared/contracts';
import { customerFieldKeys, defaultRoles, permissions, roleKeys } from '@lianke/shared';
import type { RoleKey } from '@lianke/shared';
import type { Endpoint } from '@lianke/shared/endpoint';
import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { grantCoupon } from '../src/modules/coupons/issuing/grant-coupon.ts';
import { saveGoods } from '../src/modules/catalog/goods/save-goods.ts';
import { setOn } from '../src/modules/catalog/goods/set-on.ts';
import { createCustomer } from '../src/modules/customers/index.ts';
import { credit } from '../src/modules/ledger/index.ts';
import { inTransaction } from '../src/kernel/transaction.ts';
import { insertInvoice } from '../src/modules/invoices/issuing/insert-invoice.ts';
import { createOrder } from '../src/modules/orders/buying/create-order.ts';
import { askRefund } from '../src/modules/orders/refunds/ask-refund.ts';
import { bindPhone, logInMember, post } from './client.ts';
import { createTemplate } from './factories/coupon-template.ts';
import { addWishes, openInvoicing } from './factories/invoice-wishes.ts';
import { makeStaffActor } from './factories/staff-actor.ts';
import { createStaff } from './factories/staff-session.ts';
import type { TestStaff } from './factories/staff-session.ts';
import { mirrored, startTestShop } from './test-shop.ts';
import type { TestShop } from './test-shop.ts';

const endpoints = Object.entries(contracts) as [string, Endpoint][];
const staffEndpoints = endpoints.flatMap(([name, it]) =>
  it.access.audience === 'staff' ? [{ name, permission: it.access.permission, input: it.input }] : [],
);

/** What must never reach somebody whose customer this is not. */
const secret = { name: '绝密客户甲乙丙', phone: '13700137123', email: 'juemi@example.cn', company: '绝密有限公司' };

let shop: TestShop;
let byRole: Record<RoleKey, TestStaff>;
let owner: TestStaff;
let colleague: TestStaff;
let neighbour: TestStaff;
let theirs: string;
let noteId: string;
let templateId: string;
let couponId: string;
let orderId: string;
let refundId: string;
let requestId: string;
let invoiceId: string;
let redId: string;

/** Something they bought, paid, and want the money back for. */
async function buyAsThem(): Promise<void> {
  const [admin, member] = [makeStaffActor('admin'), { kind: 'member', customerId: theirs, openid: 'o', sessionId: 'ses_test' } as const];
  const { goods } = await saveGoods(shop.ctx(admin), {
    ...{ title: '龙井', subtitle: '', categoryId: null, imageIds: [], detail: '', delivery: { express: true, pickup: false } },
    ...{ taxCode: null, taxRateBps: null, skus: [{ spec: '', code: '', priceFen: 10_000, stock: null, barcode: '' }] },
  });
  await setOn(shop.ctx(admin), { ids: [goods.id], on: true });
  await credit(shop.ctx(), { key: 'test:matrix', customerId: theirs, kind: 'principal', amount: 10_000, reason: 'recharged' });
  const lines = [{ skuId: goods.skus[0]?.id ?? '', quantity: 1 }];
  const purchase = { kind: 'goods', lines, delivery: 'express', storeId: null } as const;
  const address = { name: secret.name, phone: secret.phone, region: '绝密省', detail: '绝密街 1 号' };
  const means = { coupons: [], balance: 'most' as const };
  orderId = (await createOrder(shop.ctx(member), { purchase, means, expectedPayFen: 0, address, remark: '绝密备注' })).order.id;
  refundId = (await askRefund(shop.ctx(member), { orderId, lines: [], reason: '绝密原因' })).refund.id;
  await invoiceThem();
}

/** An invoice of theirs with a red letter on its way. */
async function invoiceThem(): Promise<void> {
  const ctx = shop.ctx();
  const sellerId = await openInvoicing(ctx);
  [requestId = ''] = (await addWishes(ctx, sellerId, 1)).keys();
  await ctx.db('invoice_requests').where({ id: requestId }).update({ customer_id: theirs, title_shown: secret.name });
  await inTransaction(ctx, async (ctx) => {
    const blue = await insertInvoice(ctx, {
      ...{ requestId, sellerId, colour: 'blue', type: 'normal', provider: 'manual', state: 'issued', remark: '' },
      ...{ built: { rows: [], netFen: 1, taxFen: 0, totalFen: 1 }, blueId: null, block: null, nextAt: null },
    });
    invoiceId = blue.id;
    redId = ctx.ids.next('redLetter');
    await ctx.db('red_letters').insert({
      ...{ id: redId, blue_id: blue.id, open_blue_id: blue.id, request_id: requestId, seller_id: sellerId, state: 'requested' },
      ...{ reason: 'wrong', cause: 'mistake', reissue: 0, note: '绝密备注', problem: '', serial: 'RMATRIX', queries: 0, created_at: 1 },
    });
  });
}

beforeAll(async () => {
  shop = await startTestShop();
  await mirrored(shop);
  const entries: [RoleKey, TestStaff][] = [];
  for (const role of roleKeys) entries.push([role, await createStaff(shop, role)]);
  byRole = Object.fromEntries(entries) as Record<RoleKey, TestStaff>;
  const { db } = shop.app.deps;
  await db('departments').insert([
    { id: 9001, parent_id: null, name: '东区', position: 1 },
    { id: 9002, parent_id: 9001, name: '东区一店', position: 1 },
    { id: 9003, parent_id: null, name: '西区', position: 2 },
  ]);
  owner = await createStaff(shop, 'sales', [9002]);
  colleague = await createStaff(shop, 'clerk', [9001]); // department and below: sees the owner's customers
  neighbour = await createStaff(shop, 'clerk', [9003]);
  theirs = await createCustomer(shop.ctx(makeStaffActor('admin')), { ...secret, ownerId: owner.staffId });
  const note = await post(shop.url, 'staff.customers.add-note', { customerId: theirs, text: '绝密备注' }, owner.headers);
  noteId = note.data?.id ?? '';
  templateId = await createTemplate(shop.ctx(), { perPerson: 9 });
  couponId = (await grantCoupon(shop.ctx(makeStaffActor('admin')), { templateId, customerId: theirs, reason: '补偿' })).coupon.id;
  await buyAsThem();
});
afterAll(() => shop.close());

async function ask(
  name: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<{ status: number; code: string | undefined; text: string }> {
  const response = await fetch(`${shop.url}/api/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, code: (JSON.parse(text) as { error?: { code: string } }).error?.code, text };
}

describe('every route × every role', () => {
  it('declares a permission that exists, or the server would not start', () => {
    for (const { name, permission } of staffEndpoints) expect([name, permissions.includes(permission)]).toEqual([name, true]);
  });

  const cells = staffEndpoints.flatMap((endpoint) => roleKeys.map((role) => ({ ...endpoint, role })));
  it.each(cells)('$name as $role', async ({ name, permission, role }) => {
    const allowed = defaultRoles[role].permissions.includes(permission);
    expect((await ask(name, [], byRole[role].headers)).code).toBe(allowed ? 'request.invalid' : 'auth.forbidden');
  });
});

/** How each route that can name a customer is asked about one; a new such route has to be added here. */
const aboutCustomer: Record<string, (customerId: string) => unknown> = {
  'staff.customers.get': (id) => ({ id }),
  'staff.customers.update': (id) => ({ id, change: { name: '改名' } }),
  'staff.customers.timeline': (customerId) => ({ customerId }),
  'staff.customers.add-note': (customerId) => ({ customerId, text: '我也来写' }),
  'staff.customers.delete-note': () => ({ entryId: noteId }),
  'staff.customers.reveal': (customerId) => ({ customerId, field: 'phone', reason: '想看看' }),
  'staff.bulk.start': (id) => ({ target: { ids: [id] }, change: { kind: 'tag', add: ['偷看'], remove: [] } }),
  'staff.duplicates.preview': (leftId) => ({ leftId, rightId: leftId }),
  'staff.duplicates.merge': (leftId) => ({ leftId, rightId: 'cus_00000000000000000000000000', keep: 'left' }),
  'staff.merges.list': (customerId) => ({ customerId }),
  'staff.audit.my-customers': (customerId) => ({ customerId }),
  'staff.audit.list': (customerId) => ({ customerId }),
  'staff.privacy.consents': (customerId) => ({ customerId }),
  'staff.coupons.of-customer': (customerId) => ({ customerId }),
  'staff.coupons.grant': (customerId) => ({ customerId, templateId, reason: '想送一张' }),
  'staff.coupons.share': (customerId) => ({ customerId, templateId }),
  'staff.coupons.void': () => ({ id: couponId, reason: '想收回来' }),
  'staff.coupon-grants.start': (id) => ({ templateId, target: { ids: [id] }, reason: '想送一张' }),
  'staff.membership.of-customer': (customerId) => ({ customerId }),
  'staff.membership.entries': (customerId) => ({ customerId }),
  'staff.orders.of-customer': (customerId) => ({ customerId }),
  'staff.orders.get': () => ({ id: orderId }),
  'staff.orders.reveal-address': () => ({ id: orderId, reason: '想看看' }),
  'staff.orders.ship': () => ({ id: orderId, company: '顺丰', trackingNo: 'SF1' }),
  'staff.orders.complete': () => ({ id: orderId }),
  'staff.orders.close': () => ({ id: orderId, reason: '想关掉它' }),
  'staff.refunds.preview': () => ({ orderId, lines: [] }),
  'staff.refunds.make': () => ({ orderId, lines: [], reason: '想退给他' }),
  'staff.refunds.approve': () => ({ id: refundId }),
  'staff.refunds.refuse': () => ({ id: refundId, answer: '想不给他' }),
  'staff.invoices.of-customer': (customerId) => ({ customerId }),
  'staff.invoices.of-order': () => ({ orderId }),
  'staff.invoices.get': () => ({ id: requestId }),
  'staff.invoices.invoiceable': (customerId) => ({ customerId }),
  'staff.invoices.preview': () => ({ orderIds: [orderId] }),
  'staff.invoices.request': () => ({ orderIds: [orderId], title: { kind: 'person', name: '个人' }, expectedFen: 1 }),
  'staff.invoices.edit': () => ({
    ...{ id: requestId, revision: 1, type: 'normal', title: { kind: 'person', name: '个人' }, email: '', note: '' },
  }),
  'staff.invoices.approve': () => ({ id: requestId, revision: 1 }),
  'staff.invoices.reject': () => ({ id: requestId, reason: '想退回去' }),
  'staff.invoices.refresh': () => ({ invoiceId }),
  'staff.invoices.retry': () => ({ invoiceId }),
  'staff.invoices.record-manual': () => ({ invoiceId, number: '1'.repeat(20), issuedOn: '2026-12-01', pdfBase64: '' }),
  'staff.invoices.mail': () => ({ invoiceId, email: 'tou@example.cn' }),
  'staff.reds.raise': () => ({ invoiceId, reason: 'wrong', reissue: false }),
  'staff.reds.approve': () => ({ id: redId }),
  'staff.reds.withdraw': () => ({ id: redId, reason: '想撤回来' }),
  'staff.reds.answer': () => ({ id: redId, agree: true, reason: '想同意它' }),
  'staff.reds.again': () => ({ id: redId }),
  'staff.reds.refresh': () => ({ id: redId }),
  'staff.membership.adjust': (customerId) => ({ customerId, kind: 'points', amount: 10, reason: '想送一点' }),
};
/** Routes whose ids are not customers', and why nothing of a customer can leak through them. */
const aboutOtherThings = [
  'staff.session.revoke', // a session of one's own
  'staff.team.set-role',
  'staff.team.sign-out',
  'staff.team.hand-over',
  'staff.roles.update',
  'staff.roles.reset',
  'staff.views.save',
  'staff.views.delete',
  'staff.custom-fields.save',
  'staff.custom-fields.reorder',
  'staff.bulk.get', // one's own batches of work, see their tests
  'staff.bulk.cancel',
  'staff.bulk.undo',
  'staff.duplicates.dismiss',
  'staff.merges.undo',
  'staff.imports.add-part',
  'staff.imports.check',
  'staff.imports.run',
  'staff.imports.pause',
  'staff.imports.undo',
  'staff.imports.get',
  'staff.imports.bad-rows',
  'staff.privacy.get',
  'staff.privacy.approve',
  'staff.privacy.refuse',
  'staff.jobs.retry',
  'staff.channels.create',
  'staff.coupon-templates.get', // what the shop offers
  'staff.coupon-templates.save',
  'staff.coupon-templates.extend',
  'staff.coupon-templates.set-state',
  'staff.coupon-templates.add-codes',
  'staff.coupon-grants.list',
  'staff.coupon-grants.cancel',
  'staff.sales.save-settings', // what the shop offers
  'staff.catalog.list',
  'staff.catalog.get',
  'staff.catalog.save',
  'staff.catalog.set-on',
  'staff.catalog.set-stock',
  'staff.catalog.save-category',
  'staff.catalog.remove-category',
  'staff.stores.save',
  'staff.goods-imports.add-part',
  'staff.goods-imports.run',
  'staff.goods-imports.get',
  'staff.sync.save-source', // where orders come from
  'staff.sync.run',
  'staff.sync.pause',
  'staff.open-keys.create',
  'staff.open-keys.revoke',
  'staff.order-imports.begin', // answers line numbers and reasons, nothing of what is in the file
  'staff.order-imports.add-part',
  'staff.order-imports.run',
  'staff.order-imports.get',
  'staff.reconciliation.heal', // numbers of payments, nothing of who paid
  'staff.reconciliation.ignore',
  'staff.alarms.settle',
  'staff.invoices.unblock', // sellers, rates and rules are the shop's
  'staff.invoices.start-batch', // lets through what the caller could let through one by one
  'staff.invoices.batch',
  'staff.invoices.pause-batch',
  'staff.invoices.resume-batch',
  'staff.invoice-books.month', // sums, order and invoice numbers
  'staff.invoice-books.compare',
  'staff.invoice-settings.save-seller',
  'staff.invoice-settings.save-tax-code',
  'staff.invoice-settings.delete-tax-code',
];
/** Routes that answer with many customers and must leave this one out. */
const lists: Record<string, unknown[]> = {
  'staff.customers.list': [
    {},
    { search: secret.name },
    { search: '绝密' },
    { search: secret.phone },
    { search: '7123' },
    { search: secret.email },
    { filter: [{ field: 'company', op: 'is', value: secret.company }] },
    { page: 1, limit: 100 },
  ],
  'staff.audit.my-customers': [{}],
  'staff.bulk.list': [{}],
  'staff.views.list': [{}],
  'staff.orders.list': [{}, { states: ['paid'] }, { refundStates: ['requested'] }],
  'staff.refunds.list': [{}, { states: ['requested'] }],
  'staff.invoices.list': [{}, { search: secret.name }, { states: ['requested', 'issued'] }],
  'staff.reds.list': [{}],
};
const namesIds = (input: z.ZodType): boolean =>
  /"(?:\w*[iI]ds?|key)":/.test(JSON.stringify(z.toJSONSchema(input, { unrepresentable: 'any', io: 'input' })));

describe('somebody else’s customer', () => {
  it('is asked for through every route that can name one', () => {
    const known = new Set([...Object.keys(aboutCustomer), ...aboutOtherThings]);
    const unknown = staffEndpoints.filter(({ name, input }) => namesIds(input) && !known.has(name) && !Object.hasOwn(lists, name));
    expect(unknown.map(({ name }) => name).filter((name) => !['staff.customers.create', 'staff.exports.start'].includes(name))).toEqual([]);
  });

  const leaks = (text: string): string[] => [...Object.values(secret), '绝密备注', '绝密'].filter((value) => text.includes(value));

  it.each(Object.keys(aboutCustomer))('stays unseen and unchanged through %s', async (name) => {
    const before = JSON.stringify(await shop.app.deps.db('customers').where({ id: theirs }));
    const notes = await shop.app.deps.db('timeline_entries').where({ customer_id: theirs }).select('id');
    for (const who of [neighbour, byRole.sales, byRole.clerk]) {
      const answer = await ask(name, aboutCustomer[name]?.(theirs), who.headers);
      expect(leaks(answer.text)).toEqual([]);
      if (answer.status === 200) expect(answer.text).toMatch(/"(entries|merges)":\[\]/);
      else
        expect([
          'customer.not_found',
          'coupon.not_found',
          'note.not_found',
          'order.not_found',
          'order.refund_not_found',
          'invoice.not_found',
          'invoice.red_not_found',
          'auth.forbidden',
          'bulk.nothing_selected',
          'customer.field_forbidden',
        ]).toContain(answer.code);
    }
    expect(JSON.stringify(await shop.app.deps.db('customers').where({ id: theirs }))).toBe(before);
    expect(await shop.app.deps.db('timeline_entries').where({ customer_id: theirs }).select('id')).toEqual(notes);
  });

  it.each(Object.keys(lists))('is not in what %s answers', async (name) => {
    for (const body of lists[name] ?? [])
      for (const who of [neighbour, byRole.sales]) expect(leaks((await ask(name, body, who.headers)).text)).toEqual([]);
  });

  it('is seen by its owner and by those above in the department tree', async () => {
    for (const who of [owner, colleague]) {
      expect((await ask('staff.customers.get', { id: theirs }, who.headers)).status).toBe(200);
      expect((await ask('staff.customers.list', { search: '绝密' }, who.headers)).text).toContain(theirs);
    }
  });

  it('cannot be drawn in by look-up: the phone number of a stranger’s customer answers masked', async () => {
    const answer = await ask('staff.customers.look-up', { phone: secret.phone }, byRole.sales.headers);
    expect(answer.status).toBe(200);
    expect(leaks(answer.text)).toEqual([]);
    expect(answer.text).toContain('137****7123');
  });
});

describe('a field the role may not see', () => {
  it.each(roleKeys)('is in nothing %s is answered, and cannot be filtered or sorted by', async (role) => {
    const who = byRole[role];
    const { fields } = defaultRoles[role];
    const id = await createCustomer(shop.ctx(makeStaffActor('admin')), {
      name: '李字段',
      phone: `1360013${String(1000 + roleKeys.indexOf(role))}`,
      email: `field${roleKeys.indexOf(role)}@example.cn`,
      address: '浙江省杭州市文一路 8 号',
      taxId: '91330106MA2CFIELDX',
      company: '字段公司',
      birthday: '1991-07-08',
      ownerId: who.staffId,
    });
    const seen = JSON.parse((await ask('staff.customers.get', { id }, who.headers)).text) as {
      data: Record<string, unknown> & { personal: Record<string, { full: string | null } | null> };
    };
    const listed = JSON.parse(
      (await ask('staff.customers.list', { search: role === 'auditor' ? id : '李字段', limit: 100 }, who.headers)).text,
    ) as {
      data: { rows: Record<string, unknown>[] };
    };
    const row = listed.data.rows.find((it) => it.id === id);
    expect(row).toBeDefined();
    const view = { email: 'emailMasked', phone: 'phoneMasked', taxId: 'taxIdMasked' } as Record<string, string>;
    for (const key of customerFieldKeys.filter((it) => !['name', 'timeline', 'address', 'identities'].includes(it))) {
      const shownKey = view[key] ?? key;
      expect([role, key, Object.hasOwn(row ?? {}, shownKey)]).toEqual([role, key, fields[key] !== 'hidden']);
    }
    for (const key of ['phone', 'email', 'address', 'taxId'] as const) {
      const value = seen.data.personal[key];
      expect([role, key, value === undefined]).toEqual([role, key, fields[key] === 'hidden']);
      if (value) expect([role, key, value.full !== null]).toEqual([role, key, fields[key] === 'read' || fields[key] === 'write']);
    }
    for (const key of customerFieldKeys.filter((it) => fields[it] === 'hidden' || fields[it] === 'masked')) {
      const filtered = await ask('staff.customers.list', { filter: [{ field: key, op: 'is', value: 'x' }] }, who.headers);
      const sorted = await ask('staff.customers.list', { sort: { by: key, order: 'asc' } }, who.headers);
      expect([key, filtered.code]).toEqual([key, 'customer.field_forbidden']);
      expect([key, sorted.status >= 400]).toEqual([key, true]);
    }
  });
});

describe('a member in the mini-program', () => {
  it('reaches nobody else’s data through any member route, whatever ids are sent', async () => {
    const { control } = shop.simulator;
    const victim = control.createPerson({ name: '受害者绝密', phone: '13600006666' });
    const victimHeaders = await logInMember(shop, victim.id);
    await bindPhone(shop, victim.id, victimHeaders);
    const me = await post(shop.url, 'member.profile.get', {}, victimHeaders);
    const request = await post(
      shop.url,
      'member.privacy.request',
      { kind: 'access', code: control.wxLogin(victim.id).code },
      victimHeaders,
    );
    const attacker = await logInMember(shop, control.createPerson({ name: '攻击者' }).id);
    const ids = { id: request.data?.id ?? '', customerId: me.data?.customerId, memberNo: me.data?.memberNo, openid: 'x', nickname: '改名' };
    const before = JSON.stringify(await shop.app.deps.db('customers').where({ id: me.data?.customerId }));
    const ends = ['member.session.logout'];
    for (const [name] of endpoints.filter(([name, it]) => it.access.audience === 'member' && !ends.includes(name))) {
      const answer = await ask(name, ids, attacker);
      expect([
        name,
        ['受害者绝密', '136****6666', me.data?.memberNo ?? '?', me.data?.customerId ?? '?'].filter((it) => answer.text.includes(it)),
      ]).toEqual([name, []]);
    }
    for (const name of ['member.privacy.cancel', 'member.privacy.download'])
      expect((await ask(name, { id: request.data?.id }, attacker)).code).toBe('privacy.request_not_found');
    expect(JSON.stringify(await shop.app.deps.db('customers').where({ id: me.data?.customerId }))).toBe(before);
  });

  it('reaches nobody else’s orders and refunds', async () => {
    const attacker = await logInMember(shop, shop.simulator.control.createPerson({ name: '另一个' }).id);
    const before = JSON.stringify(await shop.app.deps.db('orders').where({ id: orderId }));
    for (const name of ['get', 'pay', 'check-payment', 'cancel', 'confirm-receipt'])
      expect([name, (await ask(`member.orders.${name}`, { id: orderId }, attacker)).code]).toEqual([name, 'order.not_found']);
    for (const name of ['preview', 'ask'])
      expect((await ask(`member.refunds.${name}`, { orderId, lines: [], reason: '骗一点钱' }, attacker)).code).toBe('order.not_found');
    expect((await ask('member.refunds.cancel', { id: refundId }, attacker)).code).toBe('order.refund_not_found');
    expect((await ask('member.orders.list', {}, attacker)).text).toContain('"orders":[]');
    expect(JSON.stringify(await shop.app.deps.db('orders').where({ id: orderId }))).toBe(before);
  });
});

describe('addresses outside the contracts', () => {
  it.each([
    '/api/live',
    '/downloads/imports/imp_00000000000000000000000000/bad-rows.csv',
    '/downloads/exports/exp_00000000000000000000000000',
  ])('%s asks who is calling', async (path) => {
    expect((await fetch(shop.url + path)).status).toBe(401);
    const member = await logInMember(shop, shop.simulator.control.createPerson({ name: '路人' }).id);
    expect((await fetch(shop.url + path, { headers: member })).status).toBe(401);
  });
});
