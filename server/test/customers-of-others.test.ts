import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bindPhone, logInMember, post } from './client.ts';
import { createStaff } from './factories/staff-session.ts';
import { mirrored, settled, startTestShop } from './test-shop.ts';
import type { TestShop } from './test-shop.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await startTestShop();
  await mirrored(shop);
});
afterAll(() => shop.close());

describe('personal data', () => {
  it('is only one’s own in the mini-program, masked for staff, and revealed against a recorded reason', async () => {
    const { control } = shop.simulator;
    const one = control.createPerson({ name: '甲', phone: '13912345678' });
    const two = control.createPerson({ name: '乙' });
    const [oneHeaders, twoHeaders] = [await logInMember(shop, one.id), await logInMember(shop, two.id)];
    await bindPhone(shop, one.id, oneHeaders);
    const mine = await post(shop.url, 'member.profile.get', {}, oneHeaders);
    const theirs = await post(shop.url, 'member.profile.get', {}, twoHeaders);
    expect(mine.data?.phoneMasked).toBe('139****5678');
    expect(theirs.data?.phoneMasked).toBeNull();
    expect(mine.data?.customerId).not.toBe(theirs.data?.customerId);

    const { headers: staff } = await createStaff(shop, 'service');
    const { data: card } = await post(shop.url, 'staff.customers.get', { id: mine.data?.customerId ?? '' }, staff);
    expect(JSON.stringify(card)).not.toContain('13912345678');
    expect((await post(shop.url, 'staff.customers.reveal', { customerId: card?.id ?? '', field: 'phone', reason: '' }, staff)).status).toBe(
      400,
    );
    const revealed = await post(
      shop.url,
      'staff.customers.reveal',
      { customerId: card?.id ?? '', field: 'phone', reason: '客户要求回电' },
      { ...staff, 'idempotency-key': 'reveal-1234' },
    );
    expect(revealed.data).toEqual({ value: '13912345678', left: 49 });
    const audit = await shop.app.deps
      .db('audit_log')
      .where({ action: 'customer.revealed' })
      .select<{ detail: string; subject_id: string }[]>('detail', 'subject_id');
    expect(audit).toEqual([
      { detail: JSON.stringify({ reason: '客户要求回电', field: 'phone', value: '139****5678' }), subject_id: card?.id },
    ]);
  });

  it('is nowhere in the database in clear', async () => {
    await settled(shop);
    const { db } = shop.app.deps;
    for (const table of [
      'customers',
      'identities',
      'timeline_entries',
      'inbox',
      'audit_log',
      'jobs',
      'outbox',
      'customer_merges',
      'idempotency_keys',
    ])
      expect(`${table} ${JSON.stringify(await db(table).select('*')).includes('13912345678')}`).toBe(`${table} false`);
  });

  it('needs the privacy notice accepted, and is unbound when consent is withdrawn', async () => {
    const person = shop.simulator.control.createPerson({ name: '丙', phone: '13900000003' });
    const headers = await logInMember(shop, person.id);
    const refused = await post(shop.url, 'member.profile.bind-phone', { code: shop.simulator.control.phoneCode(person.id).code }, headers);
    expect(refused.error?.code).toBe('privacy.consent_required');
    expect((await bindPhone(shop, person.id, headers)).data?.phoneMasked).toBe('139****0003');
    const withdrawn = await post(shop.url, 'member.privacy.withdraw', {}, headers);
    expect([withdrawn.data?.phoneMasked, withdrawn.data?.consents]).toEqual([null, []]);
    expect(await shop.app.deps.db('identities').where({ customer_id: withdrawn.data?.customerId, kind: 'phone' }).select('value')).toEqual(
      [],
    );
  });

  it('of an avatar is what its bytes are, not what it claims', async () => {
    const headers = await logInMember(shop, shop.simulator.control.createPerson({ name: '丁' }).id);
    const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(100)]);
    const svg = Buffer.from('<svg onload="alert(1)"/>');
    expect((await post(shop.url, 'member.profile.set-avatar', { base64: svg.toString('base64') }, headers)).error?.code).toBe(
      'avatar.unsupported',
    );
    const { data } = await post(shop.url, 'member.profile.set-avatar', { base64: png.toString('base64') }, headers);
    const served = await fetch(data?.avatarUrl ?? '');
    expect([served.status, served.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(Buffer.from(await served.arrayBuffer()).equals(png)).toBe(true);
  });
});
