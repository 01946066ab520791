import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorCode } from '@lianke/shared';
import { createCouponWorld, refusalOf } from '../../../test/coupon-world.ts';
import type { CouponWorld } from '../../../test/coupon-world.ts';
import { createTemplate, day, makeTemplate } from '../../../test/factories/coupon-template.ts';
import type { TemplateInput } from '../../../test/factories/coupon-template.ts';
import { makeStaffActor } from '../../../test/factories/staff-actor.ts';
import { addStaff } from '../../../test/test-staff.ts';
import type { Context } from '../../kernel/context.ts';
import type { AppError } from '../../kernel/errors.ts';
import { credit } from '../ledger/index.ts';
import { turnAt, turnMs, writeCounterCode } from './counter/counter-code.ts';
import { lookAtCode } from './counter/look-at-code.ts';
import { redeemCoupon } from './counter/redeem-coupon.ts';
import { claimShared } from './issuing/claim-shared.ts';
import { exchangePoints } from './issuing/exchange-points.ts';
import { grantCoupon } from './issuing/grant-coupon.ts';
import { shareCoupon } from './issuing/share-coupon.ts';
import { couponCentre } from './member/coupon-centre.ts';
import { listMyCoupons } from './member/list-my-coupons.ts';
import { getCounterCode } from './member/my-coupon.ts';
import { lockCoupon, returnCoupon, unlockCoupon, useCoupon } from './index.ts';
import { voidCoupon } from './moving/void-coupon.ts';
import { addCodes } from './templates/add-codes.ts';
import { extendTemplate } from './templates/extend-template.ts';
import { saveTemplate } from './templates/save-template.ts';
import { setTemplateState } from './templates/set-template-state.ts';

let world: CouponWorld;
let admin: Context;
let customer: string;
beforeAll(async () => {
  world = await createCouponWorld();
  admin = world.ctx(makeStaffActor('admin', { staffId: await addStaff(world, 'manager-li', 'admin') }));
  customer = await world.addCustomer();
});
afterAll(() => world.close());

const offer = (change: Partial<TemplateInput> = {}): Promise<string> => createTemplate(world.ctx(), change);
const codeOf = (couponId: string): string => writeCounterCode(world.deps, couponId, turnAt(world.clock.now()));
const held = async (change: Partial<TemplateInput> = {}, who = customer): Promise<string> =>
  (await world.claim(who, await offer(change))).id;
const rowsOf = async (): Promise<string> =>
  JSON.stringify([
    await world.deps.db('coupons').orderBy('id'),
    await world.deps.db('coupon_moves').orderBy('id'),
    await world.deps.db('coupon_templates').orderBy('id'),
  ]);

describe('a claim that is refused says why and changes nothing', () => {
  const now = (): number => world.clock.now();
  const cases: [ErrorCode, () => Promise<string>][] = [
    ['coupon.not_found', async () => 'cpt_00000000000000000000000000'],
    ['coupon.not_found', async () => (await saveTemplate(admin, { template: makeTemplate(now()) })).template.id],
    ['coupon.not_found', () => offer({ inCentre: false })],
    ['coupon.not_found', () => offer({ inCentre: false, pricePoints: 10 })],
    ['coupon.not_started', () => offer({ claimFrom: now() + 1, claimUntil: now() + day })],
    [
      'coupon.not_started',
      async () => {
        const id = await offer();
        await setTemplateState(admin, { id, state: 'paused' });
        return id;
      },
    ],
    ['coupon.claim_ended', () => offer({ claimFrom: now() - day, claimUntil: now() })],
    [
      'coupon.claim_ended',
      async () => {
        const id = await offer();
        await setTemplateState(admin, { id, state: 'ended' });
        return id;
      },
    ],
    [
      'coupon.sold_out',
      async () => {
        const id = await offer({ total: 1 });
        await world.claim(await world.addCustomer(), id);
        return id;
      },
    ],
    [
      'coupon.sold_out',
      async () => {
        const id = await offer({ budgetFen: 3_999 });
        await world.claim(await world.addCustomer(), id);
        return id;
      },
    ],
    ['coupon.sold_out', () => offer({ ownCodes: true })],
    [
      'coupon.limit_reached',
      async () => {
        const id = await offer();
        await world.claim(customer, id);
        return id;
      },
    ],
    ['coupon.not_in_audience', () => offer({ audience: { kind: 'levels', levels: [3] } })],
  ];
  it.each(cases)('%s (case %#)', async (code, prepare) => {
    const templateId = await prepare();
    const before = await rowsOf();
    expect(await refusalOf(world.claim(customer, templateId))).toBe(code);
    expect(await rowsOf()).toBe(before);
  });

  it('one claimer’s limit does not fail the others who claim at the same moment', async () => {
    const templateId = await offer();
    await world.claim(customer, templateId);
    const others = [await world.addCustomer(), await world.addCustomer()];
    const verdicts = await Promise.all([...others, customer].map((who) => refusalOf(world.claim(who, templateId))));
    expect(verdicts).toEqual(['', '', 'coupon.limit_reached']);
  });

  it('sold out is over as soon as more are added', async () => {
    const templateId = await offer({ total: 1 });
    await world.claim(await world.addCustomer(), templateId);
    expect(await refusalOf(world.claim(customer, templateId))).toBe('coupon.sold_out');
    await extendTemplate(admin, { id: templateId, change: { total: 2 } });
    expect(await refusalOf(world.claim(customer, templateId))).toBe('');
  });
});

describe('a coupon that cannot be used says why', () => {
  const states: [ErrorCode, (id: string) => Promise<unknown>, Partial<TemplateInput>?][] = [
    ['coupon.already_used', (id) => redeemCoupon(admin, { code: codeOf(id), amountFen: 10_000, store: '一店' })],
    ['coupon.voided', (id) => voidCoupon(admin, { id, reason: '发错了' })],
    ['coupon.locked_by_order', (id) => lockCoupon(world.ctx(), { couponId: id, customerId: customer, orderId: 'ord_1' })],
    ['coupon.expired', async () => world.clock.add(31 * day)],
    [
      'coupon.not_yet_valid',
      async () => undefined,
      { validity: { by: 'dates', from: Date.now() + 400 * day, until: Date.now() + 500 * day } },
    ],
  ];
  it.each(states)('%s', async (code, prepare, change) => {
    const id = await held(change);
    await prepare(id);
    const before = await rowsOf();
    expect(await refusalOf(redeemCoupon(admin, { code: codeOf(id), amountFen: 10_000, store: '一店' }))).toBe(code);
    expect(await refusalOf(lockCoupon(world.ctx(), { couponId: id, customerId: customer, orderId: 'ord_2' }))).toBe(code);
    expect((await lookAtCode(admin, { code: codeOf(id) })).blocked).toBe(code);
    expect(await refusalOf(getCounterCode(world.member(customer), { id }))).toBe('coupon.not_usable');
    expect(await rowsOf()).toBe(before);
  });

  it('a second scan learns when, where and by whom', async () => {
    const id = await held();
    const { offFen } = await redeemCoupon(admin, { code: codeOf(id), amountFen: 10_000, store: '一店' });
    expect(offFen).toBe(2_000);
    const error: unknown = await redeemCoupon(admin, { code: codeOf(id), amountFen: 10_000 }).catch((it: unknown) => it);
    expect((error as AppError).data).toMatchObject({ usedAt: world.clock.now(), usedStore: '一店', usedBy: 'manager-li' });
  });

  it('another store and too small a purchase are refused before anything changes', async () => {
    const { rules } = makeTemplate(0);
    const id = await held({ rules: { ...rules, stores: ['一店'] } });
    const scan = (store: string | undefined, amountFen: number | undefined): Promise<string> =>
      refusalOf(redeemCoupon(admin, { code: codeOf(id), store, amountFen }));
    expect(await scan('二店', 10_000)).toBe('coupon.wrong_store');
    expect(await scan(undefined, 10_000)).toBe('coupon.wrong_store');
    expect(await scan('一店', 9_999)).toBe('coupon.below_threshold');
    expect(await scan('一店', undefined)).toBe('coupon.below_threshold');
    expect((await world.coupon(id)).state).toBe('available');
    expect(await scan('一店', 10_000)).toBe('');
  });

  it('somebody else’s coupon does not exist, for orders nor for its code', async () => {
    const id = await held();
    const other = await world.addCustomer();
    expect(await refusalOf(lockCoupon(world.ctx(), { couponId: id, customerId: other, orderId: 'ord_1' }))).toBe('coupon.not_found');
    expect(await refusalOf(getCounterCode(world.member(other), { id }))).toBe('coupon.not_found');
  });
});

describe('orders', () => {
  it('lock, use and return twice are as good as once', async () => {
    const id = await held();
    const of = { couponId: id, orderId: 'ord_a' };
    for (let nth = 0; nth < 2; nth += 1) await lockCoupon(world.ctx(), { ...of, customerId: customer });
    for (let nth = 0; nth < 2; nth += 1) await useCoupon(world.ctx(), { ...of, offFen: 2_000, paidFen: 8_000 });
    expect(await returnCoupon(world.ctx(), of)).toBe(true);
    expect(await returnCoupon(world.ctx(), of)).toBe(false);
    expect(await world.deps.db('coupon_moves').where({ coupon_id: id }).orderBy('id').pluck('move')).toEqual([
      'issued',
      'locked',
      'used',
      'returned',
    ]);
  });

  it('a coupon that comes back past its end is expired, by refund and by an order given up', async () => {
    const [paid, givenUp] = [await held(), await held()];
    for (const couponId of [paid, givenUp]) await lockCoupon(world.ctx(), { couponId, customerId: customer, orderId: 'ord_a' });
    world.clock.add(31 * day);
    await useCoupon(world.ctx(), { couponId: paid, orderId: 'ord_a', offFen: 2_000, paidFen: 8_000 }); // reserved in time
    await returnCoupon(world.ctx(), { couponId: paid, orderId: 'ord_a' });
    await unlockCoupon(world.ctx(), { couponId: givenUp, orderId: 'ord_a' });
    expect((await world.coupon(paid)).state).toBe('expired');
    expect((await world.coupon(givenUp)).state).toBe('expired');
  });

  it('another order neither frees, uses nor returns it', async () => {
    const id = await held();
    await lockCoupon(world.ctx(), { couponId: id, customerId: customer, orderId: 'ord_a' });
    expect(await unlockCoupon(world.ctx(), { couponId: id, orderId: 'ord_b' })).toBe(false);
    expect(await refusalOf(useCoupon(world.ctx(), { couponId: id, orderId: 'ord_b', offFen: 1, paidFen: 1 }))).toBe(
      'coupon.locked_by_order',
    );
    expect(await returnCoupon(world.ctx(), { couponId: id, orderId: 'ord_b' })).toBe(false);
  });
});

describe('codes and tokens', () => {
  it('a counter code is good for its half minute and the next, and nobody else can make one', async () => {
    const id = await held();
    const { code, refreshAt } = await getCounterCode(world.member(customer), { id });
    expect(refreshAt - world.clock.now()).toBeLessThanOrEqual(turnMs);
    expect(await refusalOf(lookAtCode(admin, { code }))).toBe('');
    world.clock.add(turnMs);
    expect(await refusalOf(lookAtCode(admin, { code }))).toBe('');
    world.clock.add(turnMs);
    expect(await refusalOf(lookAtCode(admin, { code }))).toBe('coupon.code_expired');
    const other = await held();
    const fresh = codeOf(id);
    const forged = [
      fresh.replace(id, other),
      fresh.slice(0, -2) + (fresh.endsWith('AA') ? 'BB' : 'AA'),
      'abcd',
      id,
      `${id}.zz.k1.x`,
      code.replace(/\.[^.]+\./, `.${turnAt(world.clock.now()).toString(36)}.`),
    ];
    for (const it of forged)
      expect([it, await refusalOf(redeemCoupon(admin, { code: it, amountFen: 10_000 }))]).toEqual([it, 'coupon.code_invalid']);
  });

  it('a shared card works once, for whom it is, for a week, and only as we wrote it', async () => {
    const templateId = await offer({ inCentre: false });
    const guest = await world.addCustomer();
    const share = async (customerId?: string): Promise<string> => (await shareCoupon(admin, { templateId, customerId })).token;
    const claim = (who: string, token: string): Promise<string> => refusalOf(claimShared(world.member(who), { token }));
    const token = await share();
    const [body = '', ...proof] = token.split('.');
    const text = Buffer.from(body, 'base64url').toString();
    const changed = `${Buffer.from(text.replace(/stf_\w+/, 'stf_somebody_else')).toString('base64url')}.${proof.join('.')}`;
    for (const forged of [changed, `${token.slice(0, -3)}xyz`, 'x'.repeat(40)])
      expect(await claim(guest, forged)).toBe('coupon.share_invalid');
    const bound = await share(customer);
    expect(await claim(guest, bound)).toBe('coupon.share_invalid');
    expect(await claim(guest, token)).toBe('');
    for (const who of [guest, customer]) expect(await claim(who, token)).toBe('coupon.share_used');
    // Refused for the limit: the card is not used up.
    const again = await share();
    expect(await claim(guest, again)).toBe('coupon.limit_reached');
    expect(await claim(await world.addCustomer(), again)).toBe('');
    world.clock.add(6 * day);
    expect(await claim(customer, bound)).toBe('');
    const late = await createTemplate(world.ctx(), { inCentre: false, claimUntil: world.clock.now() + 30 * day });
    const lateToken = (await shareCoupon(admin, { templateId: late })).token;
    world.clock.add(7 * day);
    expect(await claim(guest, lateToken)).toBe('coupon.share_invalid');
    const shared = await world.deps.db('coupons').where({ template_id: templateId }).first<{ source: string; staff_id: string }>();
    expect(shared).toMatchObject({ source: 'share', staff_id: (admin.actor as { staffId: string }).staffId });
  });

  it('codes of another system are handed out once each, and known ones are skipped', async () => {
    const templateId = await offer({ ownCodes: true });
    expect(await addCodes(admin, { id: templateId, codes: ['AAAA-1', 'AAAA-2', 'AAAA-1'] })).toEqual({ added: 2, skipped: 1 });
    expect(await addCodes(admin, { id: templateId, codes: ['AAAA-2', 'aaaa-2'] })).toEqual({ added: 1, skipped: 1 });
    const guests = [await world.addCustomer(), await world.addCustomer(), await world.addCustomer(), await world.addCustomer()];
    const verdicts = await Promise.all(guests.map((who) => refusalOf(world.claim(who, templateId))));
    expect(verdicts.sort()).toEqual(['', '', '', 'coupon.sold_out']);
    expect((await world.deps.db('coupons').where({ template_id: templateId }).pluck<string[]>('code')).sort()).toEqual([
      'AAAA-1',
      'AAAA-2',
      'aaaa-2',
    ]);
    expect(await refusalOf(addCodes(admin, { id: await offer(), codes: ['BBBB-1'] }))).toBe('coupon.template_frozen');
  });
});

describe('templates', () => {
  it('a live one’s money is frozen: it can only grow, and coupons people hold keep their rules', async () => {
    const id = await offer({ budgetFen: 100_000 });
    const coupon = await world.claim(customer, id);
    expect(await refusalOf(saveTemplate(admin, { id, template: makeTemplate(world.clock.now()) }))).toBe('coupon.template_frozen');
    for (const change of [{ total: 99 }, { claimUntil: world.clock.now() }, { budgetFen: 99_999 }])
      expect(await refusalOf(extendTemplate(admin, { id, change }))).toBe('coupon.template_invalid');
    const { template } = await extendTemplate(admin, { id, change: { total: 200, budgetFen: null, title: '新名字' } });
    expect(template).toMatchObject({ total: 200, budgetFen: null, title: '新名字', version: 3 });
    expect((await world.coupon(coupon.id)).title).toBe('满 100 减 20');
    expect(await refusalOf(extendTemplate(admin, { id, change: { budgetFen: 1_000_000 } }))).toBe('coupon.template_invalid');
  });

  const { rules } = makeTemplate(0);
  it.each([
    ['claimUntil', { claimUntil: 0 }],
    ['claimUntil', { validity: { by: 'dates', from: 0, until: 1 } }],
    ['validity', { validity: { by: 'dates', from: 2, until: 1 } }],
    ['budgetFen', { budgetFen: 1_999 }],
    ['budgetFen', { budgetFen: 100_000, rules: { ...rules, benefit: { kind: 'percent_off', offBps: 1_200, capFen: null } } }],
    ['rules.scope', { rules: { ...rules, scope: { kind: 'goods', include: [], excludeGoods: [] } } }],
    ['rules.threshold', { rules: { ...rules, threshold: { by: 'amount', minFen: 1_999, of: 'list_price' } } }],
    ['perPerson', { total: 1, perPerson: 2 }],
    ['pricePoints', { pricePoints: 5, inCentre: true }],
  ] as [string, Partial<TemplateInput>][])('settings that contradict each other are named: %s (case %#)', async (field, change) => {
    const error: unknown = await saveTemplate(admin, { template: makeTemplate(world.clock.now(), change) }).catch((it: unknown) => it);
    expect((error as AppError).code).toBe('coupon.template_invalid');
    expect((error as AppError).data?.fields).toContain(field);
  });

  it('states go one way, except that a pause ends', async () => {
    const id = await offer();
    const go = (state: 'live' | 'paused' | 'ended'): Promise<string> => refusalOf(setTemplateState(admin, { id, state }));
    expect([await go('live'), await go('paused'), await go('live'), await go('ended'), await go('live'), await go('paused')]).toEqual([
      'coupon.state_refused',
      '',
      '',
      '',
      'coupon.state_refused',
      'coupon.state_refused',
    ]);
  });
});

describe('budget', () => {
  it('never holds out more than it has, and takes back what expired or took less off', async () => {
    const { rules } = makeTemplate(0);
    const percent = { ...rules, benefit: { kind: 'percent_off', offBps: 1_000, capFen: 3_000 } as const };
    const templateId = await offer({ rules: percent, budgetFen: 6_000 });
    const coupon = await world.claim(await world.addCustomer(), templateId);
    await world.claim(await world.addCustomer(), templateId);
    expect(await refusalOf(world.claim(customer, templateId))).toBe('coupon.sold_out');
    await redeemCoupon(admin, { code: codeOf(coupon.id), amountFen: 10_000 }); // takes 10 yuan off instead of 30
    world.clock.add(2_000);
    expect(await refusalOf(world.claim(customer, templateId))).toBe('coupon.sold_out'); // 10 + 30 spoken for, 20 left
    await world.deps.db('coupon_templates').where({ id: templateId }).update({ budget_fen: 7_000 });
    world.clock.add(4_000);
    expect(await refusalOf(world.claim(customer, templateId))).toBe('');
  });
});

describe('points', () => {
  it('buy a coupon in one step: short of points nothing happens, and only the mall sells it', async () => {
    const templateId = await offer({ inCentre: false, pricePoints: 100 });
    const buyer = await world.addCustomer();
    const buy = (): Promise<string> => refusalOf(exchangePoints(world.member(buyer), { templateId }));
    expect(await buy()).toBe('ledger.balance_short');
    expect(await world.deps.db('coupons').where({ customer_id: buyer })).toEqual([]);
    await credit(world.ctx(), {
      ...{ customerId: buyer, kind: 'points', amount: 150, reason: 'earned', note: '' },
      ...{ source: { kind: 'test', id: 'x' }, key: `test:${buyer}` },
    });
    const { points, coupon } = await exchangePoints(world.member(buyer), { templateId });
    expect([points, coupon.source]).toEqual([50, 'points']);
    expect(await buy()).toBe('coupon.limit_reached');
    expect(await refusalOf(world.claim(buyer, templateId))).toBe('coupon.not_found');
    expect(await refusalOf(exchangePoints(world.member(buyer), { templateId: await offer() }))).toBe('coupon.not_found');
  });
});

describe('what people see', () => {
  it('the centre says what can be claimed, how many are left, and why not', async () => {
    const guest = await world.addCustomer();
    await world.deps.db('coupon_templates').update({ state: 'ended' });
    const plenty = await offer({ total: 1_000 });
    const mine = await offer();
    await world.claim(guest, mine);
    const gold = await offer({ audience: { kind: 'levels', levels: [3] } });
    const soon = await offer({ claimFrom: world.clock.now() + 1 });
    const { offers } = await couponCentre(world.member(guest), {});
    expect(offers.map((it) => [it.templateId, it.left, it.mine, it.blocked])).toEqual([
      [soon, 100, 0, 'not_started'],
      [gold, 100, 0, 'not_in_audience'],
      [mine, 99, 1, 'limit_reached'],
      [plenty, null, 0, null],
    ]);
  });

  it('my coupons are in their tabs, page by page, expired ones even before the nightly job', async () => {
    const guest = await world.addCustomer();
    for (let nth = 1; nth <= 5; nth += 1) await held({ validity: { by: 'days', days: nth } }, guest);
    const list = (tab: 'usable' | 'used' | 'expired', cursor?: string) => listMyCoupons(world.member(guest), { tab, limit: 2, cursor });
    const first = await list('usable');
    const second = await list('usable', first.next ?? '');
    const third = await list('usable', second.next ?? '');
    const all = [first, second, third].flatMap((it) => it.coupons);
    expect([all.length, third.next, first.usable]).toEqual([5, null, 5]);
    expect(all.map((it) => it.validUntil)).toEqual(all.map((it) => it.validUntil).sort((a, b) => a - b));
    world.clock.add(2 * day);
    const expired = await list('expired');
    expect(expired.coupons.map((it) => it.state)).toEqual(['expired', 'expired']);
    expect((await list('usable')).usable).toBe(3);
  });

  it('staff of another shop can neither see nor give nor take back', async () => {
    const stranger = world.ctx(makeStaffActor('sales', { staffId: await addStaff(world, 'stranger') }));
    const id = await held();
    expect(await refusalOf(grantCoupon(stranger, { templateId: await offer(), customerId: customer, reason: '补偿' }))).toBe(
      'customer.not_found',
    );
    expect(await refusalOf(voidCoupon(stranger, { id, reason: '发错了' }))).toBe('coupon.not_found');
  });
});
