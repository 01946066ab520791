import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bindPhone, logInMember, post, signInStaff } from './client.ts';
import { eventually, settled, startTestShop } from './test-shop.ts';
import type { TestShop } from './test-shop.ts';

let shop: TestShop;
let staff: Record<string, string>;
beforeAll(async () => {
  shop = await startTestShop();
  staff = await signInStaff(shop, 'chen.li');
});
afterAll(() => shop.close());

const timelineOf = async (customerId: string): Promise<string[]> => {
  const { data } = await post(shop.url, 'staff.customers.timeline', { customerId, limit: 100 }, staff);
  return (data?.entries ?? []).map((entry) => entry.kind);
};

describe('a person who shows up everywhere', () => {
  it('is one customer with one story: follow, mini-program, phone, staff, unfollow, follow again', async () => {
    const { control } = shop.simulator;
    const person = control.createPerson({ name: '欧阳·买买提江' });
    await control.follow(person.id, { scene: 'window-poster' });
    const member = await logInMember(shop, person.id);
    expect((await bindPhone(shop, person.id, member)).status).toBe(200);
    await control.addStaff(person.id, { userid: 'wu.an', state: 'counter' });
    await control.unfollow(person.id);
    await control.follow(person.id);
    await settled(shop);

    const { data: card } = await post(shop.url, 'staff.customers.get', { externalUserid: person.externalUserid }, staff);
    expect(card?.name).toBe('欧阳·买买提江');
    expect(card?.reach).toEqual({ officialAccount: true, miniProgram: true, wecom: true });
    expect(card?.officialAccount).toMatchObject({ subscribed: true, timesFollowed: 2 });
    expect(card?.channel).toMatchObject({ kind: 'oa_qr', key: 'window-poster' });
    expect(card?.followers).toMatchObject([{ staffUserid: 'wu.an', staffName: '吴安', status: 'active', state: 'counter' }]);
    expect(card?.identities?.map((it) => it.kind).sort()).toEqual(['external_userid', 'mini_openid', 'oa_openid', 'phone', 'unionid']);
    expect(card?.phoneMasked).toMatch(/^\d{3}\*{4}\d{4}$/);
    const kinds = await timelineOf(card?.id ?? '');
    for (const kind of ['oa.subscribed', 'mini.logged_in', 'mini.phone_bound', 'wecom.added', 'oa.unsubscribed', 'oa.resubscribed'])
      expect(kinds).toContain(kind);
    for (const old of card?.mergedIds ?? [])
      expect((await post(shop.url, 'staff.customers.get', { id: old }, staff)).data?.id).toBe(card?.id);
  });

  it('is seen by staff within a second of following', async () => {
    const person = shop.simulator.control.createPerson({ name: '林小满' });
    const began = Date.now();
    await shop.simulator.control.follow(person.id);
    await eventually('the follower is in the list', async () => {
      const { data } = await post(shop.url, 'staff.customers.list', { search: person.oaOpenid }, staff);
      return data?.rows.length === 1;
    });
    expect(Date.now() - began).toBeLessThan(1_000);
  });

  it('is welcomed on the official account and in WeCom in the shop’s words', async () => {
    const { control } = shop.simulator;
    await post(
      shop.url,
      'staff.settings.update',
      { shopName: '山野咖啡', oaWelcomeText: '欢迎来山野', wecomWelcomeText: '我是你的咖啡师' },
      staff,
    );
    const person = control.createPerson({ name: '周一' });
    await new Promise((resolve) => setTimeout(resolve, 2_100)); // hot paths read settings at most every two seconds
    await control.follow(person.id);
    expect(control.chat(person.id).messages.map((it) => it.text)).toContain('欢迎来山野');
    await control.addStaff(person.id, { userid: 'wu.an' });
    await eventually('the welcome arrived', async () => JSON.stringify(control.staffChats('wu.an')).includes('我是你的咖啡师'));
  });

  it('who deletes a member of staff is no longer reachable there, even if staff edit the remark afterwards', async () => {
    const { control } = shop.simulator;
    const person = control.createPerson({ name: '告别的人' });
    await control.addStaff(person.id, { userid: 'wu.an' });
    await settled(shop);
    await new Promise((resolve) => setTimeout(resolve, 1_100)); // events carry whole seconds
    await control.deleteStaff(person.id, { userid: 'wu.an' });
    await control.push({
      platform: 'wecom',
      fields: {
        MsgType: 'event',
        Event: 'change_external_contact',
        ChangeType: 'edit_external_contact',
        UserID: 'wu.an',
        ExternalUserID: person.externalUserid,
      },
    });
    await settled(shop);
    const { data: card } = await post(shop.url, 'staff.customers.get', { externalUserid: person.externalUserid }, staff);
    expect(card?.followers).toMatchObject([{ status: 'deleted_by_customer' }]);
    expect(card?.reach?.wecom).toBe(false);
  });

  it('keeps apart from somebody whose number staff typed, until a person decides', async () => {
    const { control } = shop.simulator;
    const verified = control.createPerson({ name: '秦女士' });
    const member = await logInMember(shop, verified.id);
    await bindPhone(shop, verified.id, member);
    const other = control.createPerson({ name: '秦先生' });
    await control.addStaff(other.id, { userid: 'wu.an' });
    await control.editCustomer('wu.an', { personId: other.id, remark: '秦先生-老客', mobiles: [verified.phone] });
    await settled(shop);
    const { data } = await post(shop.url, 'staff.duplicates.list', {}, staff);
    expect(data?.pairs).toHaveLength(1);
    const pair = data?.pairs[0];
    const decision = { id: pair?.id ?? '', leftId: pair?.left.id ?? '', rightId: pair?.right.id ?? '', keep: 'left' } as const;
    const merged = await post(shop.url, 'staff.duplicates.merge', decision, staff);
    expect(merged.status).toBe(200);
    expect((await post(shop.url, 'staff.duplicates.list', {}, staff)).data?.pairs).toEqual([]);
    expect((await post(shop.url, 'staff.duplicates.merge', decision, staff)).error?.code).toBe('customer.merge_same');
    const ids = await Promise.all(
      [pair?.left.id, pair?.right.id].map(async (id) => (await post(shop.url, 'staff.customers.get', { id: id ?? '' }, staff)).data?.id),
    );
    expect(new Set(ids)).toEqual(new Set([merged.data?.customerId]));
  });
});
