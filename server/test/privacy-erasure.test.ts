import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { privacyParts } from '../src/app/privacy-parts.ts';
import { readCount } from '../src/kernel/db/kept-count.ts';
import type { PrivacyPart } from '../src/kernel/privacy/privacy-part.ts';
import { updateCustomer } from '../src/modules/customers/index.ts';
import { erasePerson } from '../src/modules/privacy/jobs/erase-person.ts';
import { openLocked } from '../src/modules/privacy/index.ts';
import { bindPhone, logInMember, post, signInStaff } from './client.ts';
import { findEverywhere } from './columns-by-table.ts';
import { eventually, settled, startTestShop } from './test-shop.ts';
import type { TestShop } from './test-shop.ts';

let shop: TestShop;
let staff: Record<string, string>;
beforeAll(async () => {
  shop = await startTestShop();
  staff = await signInStaff(shop, 'chen.li');
});
afterAll(() => shop.close());

const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(64, 9)]);

interface Life {
  follows: boolean;
  friend: boolean;
  phone: boolean;
  avatar: boolean;
  typed: boolean;
  copy: boolean;
  correction: boolean;
}

let made = 0;

/** A person who did all this, and every value of theirs that must be gone afterwards. */
async function live(life: Life): Promise<{ personId: string; customerId: string; headers: Record<string, string>; values: string[] }> {
  made += 1;
  const { control } = shop.simulator;
  const name = `欧阳消逝${made}号`;
  const phone = `1370000${String(1000 + made)}`;
  const person = control.createPerson({ name, phone });
  const values = [name, phone, person.unionid];
  if (life.follows) {
    await control.follow(person.id);
    await settled(shop);
  }
  if (life.friend) {
    await control.addStaff(person.id, { userid: 'wu.an' });
    await settled(shop);
  }
  const headers = await logInMember(shop, person.id);
  if (life.phone) await bindPhone(shop, person.id, headers);
  await post(shop.url, 'member.profile.update', { nickname: `${name}昵称` }, headers);
  if (life.avatar) await post(shop.url, 'member.profile.set-avatar', { base64: png.toString('base64') }, headers);
  const customerId = (await post(shop.url, 'member.profile.get', {}, headers)).data?.customerId ?? '';
  const note = `备注：家住消逝路${made}弄`;
  await post(shop.url, 'staff.customers.add-note', { customerId, text: note }, staff);
  values.push(note);
  if (life.typed) {
    const change = {
      email: `vanish${made}@example.cn`,
      address: `浙江省杭州市消逝路${made}弄`,
      company: `消逝贸易${made}公司`,
      tags: [`标签${made}`],
    };
    await updateCustomer(shop.ctx(), { id: customerId, change });
    values.push(change.email, change.address);
  }
  if (life.copy) await ask(headers, person.id, 'access');
  if (life.correction)
    await post(
      shop.url,
      'member.privacy.request',
      { kind: 'correction', code: control.wxLogin(person.id).code, wishes: { name: `${name}更正` }, detail: `请把${name}改掉` },
      headers,
    );
  await settled(shop);
  const links = await shop.app.deps.db('identities').where({ customer_id: customerId }).select<{ value: string }[]>('value');
  values.push(...links.map((link) => link.value));
  return { personId: person.id, customerId, headers, values };
}

async function ask(headers: Record<string, string>, personId: string, kind: 'access' | 'deletion'): Promise<string> {
  const { data, error } = await post(
    shop.url,
    'member.privacy.request',
    { kind, code: shop.simulator.control.wxLogin(personId).code },
    headers,
  );
  if (!data) throw new Error(error?.code);
  await post(shop.url, 'staff.privacy.approve', { id: data.id, answer: '按申请处理' }, staff);
  await settled(shop);
  return data.id;
}

describe('a deletion', () => {
  it('leaves nothing of the person in any column of any table, whatever they did', async () => {
    const lives = fc.record({
      follows: fc.boolean(),
      friend: fc.boolean(),
      phone: fc.boolean(),
      avatar: fc.boolean(),
      typed: fc.boolean(),
      copy: fc.boolean(),
      correction: fc.boolean(),
    });
    const { db } = shop.app.deps;
    const every: Life = { follows: true, friend: true, phone: true, avatar: true, typed: true, copy: true, correction: true };
    await fc.assert(
      fc.asyncProperty(lives, async (life) => {
        const before = await readCount(shop.ctx(), 'customers');
        const { personId, customerId, headers, values } = await live(life);
        expect((await findEverywhere(db, values)).length).toBeGreaterThan(0);
        const files = Number(((await db('files').count({ count: '*' }).first()) as { count: number | string }).count);
        await ask(headers, personId, 'deletion');
        expect(await findEverywhere(db, values)).toEqual([]);
        expect(await readCount(shop.ctx(), 'customers')).toBe(before);
        expect(Number(((await db('files').count({ count: '*' }).first()) as { count: number | string }).count)).toBe(
          files - (life.avatar ? 1 : 0),
        );
        expect((await post(shop.url, 'staff.customers.get', { id: customerId }, staff)).error?.code).toBe('customer.not_found');
        expect((await post(shop.url, 'member.profile.get', {}, headers)).error?.code).toBe('auth.required');
      }),
      { numRuns: 8, examples: [[every]] },
    );
  }, 120_000);

  it('says what went and what stays; the person can read it later as a new customer, and nobody else', async () => {
    const { personId, customerId, headers, values } = await live({
      follows: true,
      friend: false,
      phone: true,
      avatar: true,
      typed: true,
      copy: true,
      correction: false,
    });
    const id = await ask(headers, personId, 'deletion');
    const again = await logInMember(shop, personId);
    const me = (await post(shop.url, 'member.profile.get', {}, again)).data;
    expect(me?.customerId).not.toBe(customerId);
    expect(me?.phoneMasked).toBeNull();
    const mine = (await post(shop.url, 'member.privacy.requests', {}, again)).data?.requests.find((it) => it.id === id);
    expect(mine).toMatchObject({ kind: 'deletion', status: 'done', answer: '按申请处理' });
    expect(mine?.receipt?.erased.map((it) => it.what)).toEqual(
      expect.arrayContaining(['头像图片', '跟进动态与备注', '微信身份关联', '公众号关注记录', '登录会话']),
    );
    expect(mine?.receipt?.kept.every((it) => it.law.includes('法'))).toBe(true);
    const stranger = await logInMember(shop, shop.simulator.control.createPerson({ name: '路人' }).id);
    expect((await post(shop.url, 'member.privacy.requests', {}, stranger)).data?.requests).toEqual([]);
    const queue = await post(shop.url, 'staff.privacy.get', { id }, staff);
    expect(queue.data).toMatchObject({ customerName: '已注销用户', phoneMasked: null, status: 'done' });
    expect(values.filter((value) => JSON.stringify(queue.data).includes(value))).toEqual([]);
  });

  it('locks the consents away: sealed, and opened only on record with a reason', async () => {
    const { personId, customerId, headers } = await live({
      follows: false,
      friend: false,
      phone: true,
      avatar: false,
      typed: false,
      copy: false,
      correction: false,
    });
    await ask(headers, personId, 'deletion');
    const { db } = shop.app.deps;
    expect(await db('consents').where({ customer_id: customerId })).toEqual([]);
    await expect(openLocked(shop.ctx(), { customerId, by: '王律师', reason: '' })).rejects.toMatchObject({ code: 'request.invalid' });
    const records = await openLocked(shop.ctx(), { customerId, by: '王律师', reason: '法院调取 2026-12' });
    expect(records.map((it) => it.kind).sort()).toEqual(['consents', 'deletion']);
    expect(JSON.stringify(records.find((it) => it.kind === 'consents')?.content)).toContain('privacy_notice');
    const audit = await db('audit_log').where({ action: 'privacy.locked_opened', subject_id: customerId });
    expect(audit).toHaveLength(1);
  });

  it('reaches records that were merged, and somebody who follows again is a new customer', async () => {
    const { control } = shop.simulator;
    const first = await live({
      follows: true,
      friend: true,
      phone: true,
      avatar: true,
      typed: true,
      copy: false,
      correction: false,
    });
    const merges = await shop.app.deps.db('customers').where({ merged_into_id: first.customerId }).pluck<string[]>('id');
    expect(merges.length).toBeGreaterThan(0);
    await ask(first.headers, first.personId, 'deletion');
    expect(await findEverywhere(shop.app.deps.db, first.values)).toEqual([]);
    await control.unfollow(first.personId);
    await control.follow(first.personId);
    await settled(shop);
    const ascii = first.values.filter((value) => /^[\x20-\x7e]+$/.test(value)); // what the column can hold
    const back = await eventually('a new customer', () =>
      shop.app.deps.db('identities').where({ kind: 'oa_openid' }).whereIn('value', ascii).first<{ customer_id: string } | undefined>(),
    );
    expect([first.customerId, ...merges]).not.toContain(back.customer_id);
  });

  it('that breaks off in the middle has changed nothing, goes on later, and a second run changes nothing more', async () => {
    const { db } = shop.app.deps;
    const person = await live({ follows: true, friend: false, phone: true, avatar: true, typed: true, copy: false, correction: false });
    const code = shop.simulator.control.wxLogin(person.personId).code;
    const { data } = await post(shop.url, 'member.privacy.request', { kind: 'deletion', code }, person.headers);
    await db('privacy_requests').where({ id: data?.id }).update({ status: 'approved' });
    const breaking: PrivacyPart = {
      name: 'power cut',
      holdings: [
        { what: 'nothing', tables: [], count: () => Promise.resolve(0), erase: () => Promise.reject(new Error('the power went')) },
      ],
    };
    const before = await findEverywhere(db, person.values);
    await expect(erasePerson([...privacyParts, breaking]).run(shop.ctx(), { requestId: data?.id ?? '' })).rejects.toThrow('power');
    expect(await findEverywhere(db, person.values)).toEqual(before);
    await erasePerson(privacyParts).run(shop.ctx(), { requestId: data?.id ?? '' });
    expect(await findEverywhere(db, person.values)).toEqual([]);
    const count = await readCount(shop.ctx(), 'customers');
    await erasePerson(privacyParts).run(shop.ctx(), { requestId: data?.id ?? '' });
    expect(await readCount(shop.ctx(), 'customers')).toBe(count);
    expect(await db('locked_records').where({ customer_id: person.customerId })).toHaveLength(2);
  });
});
