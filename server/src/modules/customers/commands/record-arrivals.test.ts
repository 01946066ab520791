import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDeps } from '../../../../test/test-shop.ts';
import type { IdentityKey } from '../../identity/index.ts';
import type { Arrival } from '../arrival.ts';
import { selectCustomers } from '../queries/selection/selection.ts';
import { recordArrivals } from './record-arrivals.ts';

let world: Awaited<ReturnType<typeof createTestDeps>>;
beforeAll(async () => {
  world = await createTestDeps();
});
afterAll(() => world.close());

let round = 0;
const kinds = ['oa_openid', 'mini_openid', 'external_userid', 'unionid'] as const;
type Seen = { person: number; kinds: (typeof kinds)[number][] };

/** Someone is seen on one surface, perhaps together with the unionid. */
const seen: fc.Arbitrary<Seen> = fc.record({
  person: fc.integer({ min: 0, max: 3 }),
  kinds: fc.uniqueArray(fc.constantFrom(...kinds), { minLength: 1, maxLength: 3 }),
});

const keyOf = (person: number, kind: (typeof kinds)[number]): IdentityKey => ({
  kind,
  appId: kind === 'unionid' ? '' : 'app',
  value: `r${round}-p${person}-${kind}`,
});
const arrivalOf = (it: Seen, at: number): Arrival => ({
  keys: it.kinds.map((kind) => keyOf(it.person, kind)),
  at: 1_000 + at,
  entry: { kind: 'mini.logged_in', data: { nth: String(at) } },
});

/** How many persons can be told apart: keys seen together are joined. */
function expectedCustomers(sightings: readonly Seen[]): number {
  const groups: Set<string>[] = [];
  for (const { person, kinds: some } of sightings) {
    const mine = new Set(some.map((kind) => `${person}-${kind}`));
    const touching = groups.filter((group) => [...mine].some((key) => group.has(key)));
    for (const group of touching) {
      for (const key of group) mine.add(key);
      groups.splice(groups.indexOf(group), 1);
    }
    groups.push(mine);
  }
  return groups.length;
}

async function outcome(): Promise<{ live: number; entries: number; strays: number }> {
  const { db } = world.deps;
  const links = await db('identities').where('value', 'like', `r${round}-%`).select<{ customer_id: string }[]>('customer_id');
  const ids = [...new Set(links.map((link) => link.customer_id))];
  const live = await db('customers').whereIn('id', ids).whereNull('merged_into_id').select('id');
  const entries = await db('timeline_entries').whereIn('customer_id', ids).where({ kind: 'mini.logged_in' }).select('id');
  return { live: live.length, entries: entries.length, strays: ids.length - live.length };
}

describe('recording arrivals', () => {
  it('gives one customer per person whatever comes first, one by one, with every entry kept', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(seen, { minLength: 1, maxLength: 12 }), async (sightings) => {
        round += 1;
        for (const [at, it] of sightings.entries()) await recordArrivals(world.ctx(), [arrivalOf(it, at)]);
        expect(await outcome()).toEqual({ live: expectedCustomers(sightings), entries: sightings.length, strays: 0 });
      }),
      { numRuns: 40 },
    );
  });

  it('gives the same in one batch', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(seen, { minLength: 1, maxLength: 12 }), async (sightings) => {
        round += 1;
        await recordArrivals(world.ctx(), sightings.map(arrivalOf));
        expect(await outcome()).toEqual({ live: expectedCustomers(sightings), entries: sightings.length, strays: 0 });
      }),
      { numRuns: 40 },
    );
  });

  it('gives the same when all come at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(seen, { minLength: 1, maxLength: 12 }), async (sightings) => {
        round += 1;
        await Promise.all(sightings.map((it, at) => recordArrivals(world.ctx(), [arrivalOf(it, at)])));
        expect(await outcome()).toEqual({ live: expectedCustomers(sightings), entries: sightings.length, strays: 0 });
      }),
      { numRuns: 25 },
    );
  });

  it('keeps the member number the customer has seen, and finds them by the other one, too', async () => {
    round += 1;
    const ctx = world.ctx();
    await recordArrivals(ctx, [{ ...arrivalOf({ person: 0, kinds: ['external_userid'] }, 0), reach: { wecom: true } }]);
    const [login] = await recordArrivals(ctx, [{ ...arrivalOf({ person: 0, kinds: ['mini_openid'] }, 1), reach: { mini: true } }]);
    const numberOf = async (id: string): Promise<string> =>
      (await ctx.db('customers').where({ id }).first<{ member_no: string }>('member_no')).member_no;
    const shown = await numberOf(login?.customerId ?? '');
    const [joined] = await recordArrivals(ctx, [arrivalOf({ person: 0, kinds: ['external_userid', 'mini_openid'] }, 2)]);
    expect(await numberOf(joined?.customerId ?? '')).toBe(shown);
    const other = await numberOf(login?.customerId ?? '');
    expect(other).not.toBe(shown);
    for (const search of [shown, other])
      expect(await (await selectCustomers(ctx, { search })).query.pluck('id')).toEqual([joined?.customerId]);
  });

  it('keeps the first channel, the better name, and every merged id resolving', async () => {
    round += 1;
    const ctx = world.ctx();
    const [follow] = await recordArrivals(ctx, [
      { ...arrivalOf({ person: 0, kinds: ['oa_openid'] }, 0), channel: { kind: 'oa_qr', key: 'door', name: '门口海报' } },
    ]);
    const [login] = await recordArrivals(ctx, [
      {
        ...arrivalOf({ person: 0, kinds: ['mini_openid'] }, 1),
        name: { text: '小雨', rank: 'mini' },
        channel: { kind: 'mini_program', key: null, name: null },
      },
    ]);
    await recordArrivals(ctx, [
      { ...arrivalOf({ person: 0, kinds: ['oa_openid', 'mini_openid'] }, 2), name: { text: '微信名', rank: 'wecom' } },
    ]);
    const rows = await ctx
      .db('customers')
      .whereIn('id', [follow?.customerId ?? '', login?.customerId ?? ''])
      .select<{ id: string; merged_into_id: string | null; name: string; channel_name: string }[]>('*');
    const kept = rows.find((row) => row.merged_into_id === null);
    expect(kept).toMatchObject({ id: follow?.customerId, name: '小雨', channel_name: '门口海报' });
    expect(rows.find((row) => row.merged_into_id !== null)?.merged_into_id).toBe(kept?.id);
  });
});
