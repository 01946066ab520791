import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mayMarketTo } from '../src/modules/privacy/index.ts';
import { logInMember, post, signInStaff } from './client.ts';
import { settled, startTestShop } from './test-shop.ts';
import type { TestShop } from './test-shop.ts';

let shop: TestShop;
let staff: Record<string, string>;
beforeAll(async () => {
  shop = await startTestShop();
  staff = await signInStaff(shop, 'chen.li');
});
afterAll(() => shop.close());

const code = (personId: string): string => shop.simulator.control.wxLogin(personId).code;

async function member(name: string, phone?: string): Promise<{ personId: string; headers: Record<string, string>; customerId: string }> {
  const person = shop.simulator.control.createPerson(phone ? { name, phone } : { name });
  const headers = await logInMember(shop, person.id);
  const { data } = await post(shop.url, 'member.profile.get', {}, headers);
  return { personId: person.id, headers, customerId: data?.customerId ?? '' };
}

async function agree(headers: Record<string, string>): Promise<void> {
  const { data } = await post(shop.url, 'member.privacy.get', {});
  await post(shop.url, 'member.privacy.agree', { textVersion: data?.textVersion ?? '' }, headers);
}

const mayMarket = async (customerId: string): Promise<boolean> => (await mayMarketTo(shop.ctx(), [customerId])).has(customerId);

describe('consents', () => {
  it('marketing is opt-in, stands on its own, and stops at once', async () => {
    const { headers, customerId } = await member('甲');
    expect((await post(shop.url, 'member.privacy.set-marketing', { allow: true }, headers)).error?.code).toBe('privacy.consent_required');
    await agree(headers);
    expect(await mayMarket(customerId)).toBe(false);
    const { data } = await post(shop.url, 'member.privacy.consents', {}, headers);
    expect(data?.marketing).toMatchObject({ allowed: false, text: expect.stringContaining('随时') });
    const outdated = await post(shop.url, 'member.privacy.set-marketing', { allow: true, textVersion: 'old' }, headers);
    expect(outdated.error?.code).toBe('request.invalid');
    await post(shop.url, 'member.privacy.set-marketing', { allow: true, textVersion: data?.marketing.textVersion }, headers);
    expect(await mayMarket(customerId)).toBe(true);
    await post(shop.url, 'member.privacy.set-marketing', { allow: false }, headers);
    expect(await mayMarket(customerId)).toBe(false);
  });

  it('are a ledger: giving again is a new row, and withdrawing the notice ends every purpose', async () => {
    const { headers, customerId } = await member('乙');
    await agree(headers);
    await post(shop.url, 'member.privacy.set-marketing', { allow: true }, headers);
    await post(shop.url, 'member.privacy.withdraw', {}, headers);
    expect(await mayMarket(customerId)).toBe(false);
    await agree(headers);
    const { data } = await post(shop.url, 'staff.privacy.consents', { customerId }, staff);
    expect(data?.consents.map((it) => [it.purpose, it.withdrawnAt !== null])).toEqual([
      ['privacy_notice', true],
      ['marketing', true],
      ['privacy_notice', false],
    ]);
    expect(data?.consents.every((it) => /^wx\.login openid ….{4}，2/.test(it.proof ?? ''))).toBe(true);
  });
});

describe('a request about one’s data', () => {
  it('needs a fresh code of the same person, is one of a kind, and can be taken back', async () => {
    const me = await member('丙');
    const other = await member('丁');
    const stolen = await post(shop.url, 'member.privacy.request', { kind: 'access', code: code(other.personId) }, me.headers);
    expect(stolen.error?.code).toBe('privacy.identity_unproven');
    const { data } = await post(shop.url, 'member.privacy.request', { kind: 'access', code: code(me.personId) }, me.headers);
    expect(data).toMatchObject({ status: 'open', can: { cancel: true, download: false } });
    expect((data?.dueAt ?? 0) - (data?.requestedAt ?? 0)).toBe(15 * 86_400_000);
    const again = await post(shop.url, 'member.privacy.request', { kind: 'access', code: code(me.personId) }, me.headers);
    expect(again.error?.code).toBe('privacy.already_requested');
    const id = data?.id ?? '';
    expect((await post(shop.url, 'member.privacy.cancel', { id }, other.headers)).error?.code).toBe('privacy.request_not_found');
    expect((await post(shop.url, 'member.privacy.cancel', { id }, me.headers)).data?.status).toBe('cancelled');
    expect((await post(shop.url, 'member.privacy.cancel', { id }, me.headers)).error?.code).toBe('privacy.request_settled');
    expect((await post(shop.url, 'staff.privacy.approve', { id }, staff)).error?.code).toBe('privacy.request_settled');
    const next = await post(shop.url, 'member.privacy.request', { kind: 'access', code: code(me.personId) }, me.headers);
    expect(next.data?.status).toBe('open');
  });

  it('for a copy gives a page and JSON with everything in clear, to this person only, sealed at rest', async () => {
    const me = await member('戊 <b>', '13900007001');
    await agree(me.headers);
    await post(shop.url, 'member.profile.bind-phone', { code: shop.simulator.control.phoneCode(me.personId).code }, me.headers);
    await post(shop.url, 'member.profile.update', { nickname: '戊 <b>' }, me.headers);
    const other = await member('己');
    const { data } = await post(shop.url, 'member.privacy.request', { kind: 'access', code: code(me.personId) }, me.headers);
    const id = data?.id ?? '';
    expect((await post(shop.url, 'member.privacy.download', { id }, me.headers)).error?.code).toBe('privacy.not_ready');
    expect((await post(shop.url, 'staff.privacy.approve', { id }, staff)).data?.status).toBe('approved');
    await settled(shop);
    const copy = (await post(shop.url, 'member.privacy.download', { id }, me.headers)).data;
    expect(copy?.html).toContain('13900007001');
    expect(copy?.html).toContain('戊 &lt;b&gt;');
    expect(copy?.html).not.toContain('<b>');
    const json = JSON.parse(copy?.json ?? '{}') as { data: Record<string, unknown> };
    expect(json.data.profile).toMatchObject({ phone: '13900007001', name: '戊 <b>' });
    expect(Object.keys(json.data)).toEqual(expect.arrayContaining(['profile', 'identities', 'timeline', 'consents', 'requests']));
    const mine = (await post(shop.url, 'member.privacy.requests', {}, me.headers)).data?.requests[0];
    expect(mine).toMatchObject({ status: 'done', can: { download: true } });
    expect((await post(shop.url, 'member.privacy.download', { id }, other.headers)).error?.code).toBe('privacy.request_not_found');
    expect(JSON.stringify(await shop.app.deps.db('privacy_copies').select('*'))).not.toContain('13900007001');
    await shop.app.deps.db('privacy_copies').where({ request_id: id }).update({ expires_at: 1 });
    expect((await post(shop.url, 'member.privacy.download', { id }, me.headers)).error?.code).toBe('privacy.not_ready');
  });

  it('for a correction changes the record when staff agree, on record with masked values', async () => {
    const me = await member('庚');
    const bad = { kind: 'correction' as const, code: code(me.personId), wishes: { email: 'not an address' } };
    expect((await post(shop.url, 'member.privacy.request', bad, me.headers)).error?.code).toBe('request.invalid');
    const empty = await post(shop.url, 'member.privacy.request', { kind: 'correction', code: code(me.personId) }, me.headers);
    expect(empty.error?.code).toBe('request.invalid');
    const wishes = { email: 'geng@example.cn', birthday: '1990-05-17', gender: 'female' };
    const { data } = await post(
      shop.url,
      'member.privacy.request',
      { kind: 'correction', code: code(me.personId), wishes, detail: '写错了' },
      me.headers,
    );
    const id = data?.id ?? '';
    const seen = (await post(shop.url, 'staff.privacy.get', { id }, staff)).data;
    expect(seen).toMatchObject({ detail: '写错了', wishes: { email: 'ge***@example.cn', birthday: '1990-**-**', gender: 'female' } });
    expect((await post(shop.url, 'staff.privacy.approve', { id, answer: '已更正' }, staff)).data).toMatchObject({
      status: 'done',
      answer: '已更正',
    });
    const row = await shop.app.deps.db('customers').where({ id: me.customerId }).first<Record<string, unknown>>();
    expect(row).toMatchObject({ email_masked: 'ge***@example.cn', birthday_on: '1990-05-17', gender: 2 });
    const audit = JSON.stringify(
      await shop.app.deps.db('audit_log').where({ subject_id: me.customerId }).select('action', 'detail', 'changes'),
    );
    expect(audit).toContain('privacy.approved');
    expect(audit).not.toContain('geng@example.cn');
  });

  it('is refused with a reason the person reads, and settled once whoever presses', async () => {
    const me = await member('辛');
    const { data } = await post(shop.url, 'member.privacy.request', { kind: 'deletion', code: code(me.personId) }, me.headers);
    const id = data?.id ?? '';
    const queue = await post(shop.url, 'staff.privacy.requests', { status: 'open' }, staff);
    expect(queue.data?.requests.map((it) => it.dueAt)).toEqual(
      [...(queue.data?.requests ?? [])].map((it) => it.dueAt).sort((a, b) => a - b),
    );
    expect((await post(shop.url, 'staff.privacy.get', { id }, staff)).data?.preview?.erased.length).toBeGreaterThan(2);
    const answers = await Promise.all([
      post(shop.url, 'staff.privacy.refuse', { id, answer: '有未完成的售后' }, staff),
      post(shop.url, 'staff.privacy.refuse', { id, answer: '有未完成的售后' }, staff),
    ]);
    expect(answers.map((it) => it.status).sort()).toEqual([200, 409]);
    expect((await post(shop.url, 'member.privacy.requests', {}, me.headers)).data?.requests[0]).toMatchObject({
      status: 'refused',
      answer: '有未完成的售后',
    });
    const settledOnes = await post(shop.url, 'staff.privacy.requests', { status: 'settled' }, staff);
    expect(settledOnes.data?.requests.map((it) => it.id)).toContain(id);
  });
});
