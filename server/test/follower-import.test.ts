import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { post, signInStaff } from './client.ts';
import { eventually, settled, startTestShop } from './test-shop.ts';
import type { TestShop } from './test-shop.ts';

let shop: TestShop;
let staff: Record<string, string>;
beforeAll(async () => {
  shop = await startTestShop();
  staff = await signInStaff(shop, 'chen.li');
});
afterAll(() => shop.close());

const progress = async (): Promise<NonNullable<Awaited<ReturnType<typeof read>>>> =>
  (await read()) ?? Promise.reject(new Error('no import'));
const read = async () => (await post(shop.url, 'staff.followers.import-get', {}, staff)).data?.import;
const live = async (): Promise<number> => (await shop.app.deps.db('customers').whereNull('merged_into_id').select('id')).length;

describe('importing existing followers', () => {
  it('brings in everybody once, can be paused and resumed, and knows those who were here already', async () => {
    const { control } = shop.simulator;
    const early = control.createPerson({ name: '早就来了' });
    await control.follow(early.id);
    await settled(shop);
    control.seedFollowers({ count: 12_500 });

    await post(shop.url, 'staff.followers.import-start', {}, staff);
    expect((await post(shop.url, 'staff.followers.import-start', {}, staff)).error?.code).toBe('import.already_running');
    await eventually('some are in', async () => (await progress()).imported >= 500);
    const paused = await post(shop.url, 'staff.followers.import-pause', {}, staff);
    expect(paused.data?.import.status).toBe('paused');
    await settled(shop);
    const stoppedAt = (await progress()).imported;
    expect(stoppedAt).toBeLessThan(12_501);

    const resumed = await post(shop.url, 'staff.followers.import-start', {}, staff);
    expect(resumed.data?.import.imported).toBe(stoppedAt);
    await eventually('all are in', async () => (await progress()).status === 'done', 60_000);
    expect(await progress()).toMatchObject({ total: 12_501, imported: 12_501, problem: null });
    expect(await live()).toBe(12_501);
    const entries = await shop.app.deps.db('timeline_entries').where({ kind: 'oa.subscribed' }).select('id');
    expect(entries).toHaveLength(1); // an import is no event in a customer's life

    await post(shop.url, 'staff.followers.import-start', {}, staff);
    await eventually(
      'a second import ended',
      async () => (await progress()).status === 'done' && (await progress()).imported === 12_501,
      60_000,
    );
    expect(await live()).toBe(12_501);
  }, 120_000);

  it('shows what went wrong when only a person can help, and goes on from there', async () => {
    const { control } = shop.simulator;
    control.setFault({ kind: 'ip_refused', path: '/cgi-bin/user/get', times: 100 });
    await post(shop.url, 'staff.followers.import-start', {}, staff);
    await eventually('it failed', async () => (await progress()).status === 'failed');
    expect((await progress()).problem).toBe('platform.ip_refused');
    control.clearFaults();
    await post(shop.url, 'staff.followers.import-start', {}, staff);
    await eventually('it ended', async () => (await progress()).status === 'done', 60_000);
  }, 120_000);
});
