import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectSoundBooks } from '../../../test/ledger-books.ts';
import { day, startLedgerWorld } from '../../../test/ledger-world.ts';
import type { LedgerWorld } from '../../../test/ledger-world.ts';
import {
  announceExpiring,
  balancesOf,
  credit,
  expireLots,
  expiringLots,
  growthLots,
  ledgerPrivacyPart,
  listHistory,
  refundSpend,
  spend,
} from './index.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { endOfDayAfter, graceDays } from './rules/expiry.ts';

let world: LedgerWorld;
beforeAll(async () => {
  world = await startLedgerWorld();
});
afterAll(() => world.close());

let keys = 0;
const newKey = (): string => `test:${(keys += 1)}`;
const points = { kind: 'points', reason: 'earned' } as const;

const give = (customerId: string, amount: number, days?: number, key = newKey()): Promise<unknown> =>
  credit(world.ctx(), { ...points, key, customerId, amount, expiresAt: days === undefined ? undefined : world.now() + days * day });
const take = (customerId: string, amount: number, key = newKey()): Promise<unknown> =>
  spend(world.ctx(), { key, customerId, kind: 'points', amount, reason: 'spent' });
const giveBack = (spendKey: string, amount: number, key = newKey()): Promise<unknown> =>
  refundSpend(world.ctx(), { key, spendKey, amount });
const has = async (customerId: string): Promise<number> => (await balancesOf(world.ctx(), customerId)).points;
const expire = (): Promise<void> => expireLots.run(world.ctx(), {});

const amount = fc.integer({ min: 1, max: 200 });
const member = fc.nat({ max: 2 });
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('give' as const), member, amount, days: fc.option(fc.integer({ min: 1, max: 60 })) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('take' as const), member, amount }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('giveBack' as const), nth: fc.nat({ max: 20 }), amount }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pass' as const), days: fc.integer({ min: 1, max: 40 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('expire' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('merge' as const), member }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('unmerge' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('again' as const), nth: fc.nat({ max: 20 }) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** The same rules written down a second time, as plainly as can be: what each record's lots hold. */
class Model {
  lots: { of: string; left: number; expires: number }[] = [];
  spends = new Map<string, { lot: Model['lots'][number]; out: number }[]>();
  /** Record → whoever it was merged into. */
  into = new Map<string, string>();

  private usable(of: string): Model['lots'] {
    return this.lots
      .filter((lot) => (this.into.get(lot.of) ?? lot.of) === of && lot.expires > world.now())
      .sort((a, b) => a.expires - b.expires || this.lots.indexOf(a) - this.lots.indexOf(b));
  }
  has(of: string): number {
    return this.usable(of).reduce((sum, lot) => sum + lot.left, 0);
  }
  take(of: string, key: string, wanted: number): boolean {
    if (this.has(of) < wanted) return false;
    const taken: { lot: Model['lots'][number]; out: number }[] = [];
    for (const lot of this.usable(of)) {
      const out = Math.min(lot.left, wanted);
      if (out === 0) continue;
      lot.left -= out;
      wanted -= out;
      taken.push({ lot, out });
    }
    this.spends.set(key, taken);
    return true;
  }
  giveBack(key: string, wanted: number): boolean {
    const taken = this.spends.get(key) ?? [];
    if (taken.reduce((sum, it) => sum + it.out, 0) < wanted) return false;
    for (const it of [...taken].reverse()) {
      const back = Math.min(it.out, wanted);
      if (back === 0) continue;
      if (it.lot.expires <= world.now()) Object.assign(it.lot, { left: 0, expires: endOfDayAfter(world.now(), graceDays) });
      it.out -= back;
      it.lot.left += back;
      wanted -= back;
    }
    return true;
  }
}

const codeOf = (error: unknown): string => (error as { code?: string }).code ?? String(error);
/** What a movement came to: nothing, or the code of its refusal. */
const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => codeOf(error),
  );

describe('the ledger', () => {
  it('does what its rules say in any order of giving, taking, giving back, expiring, merging and unmerging', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps: Step[]) => {
        const model = new Model();
        const members = [await world.newMember(), await world.newMember(), await world.newMember()];
        const live = (nth: number): string => model.into.get(members[nth] ?? '') ?? members[nth] ?? '';
        const spendKeys: string[] = [];
        const done: (() => Promise<unknown>)[] = [];
        let merged: { id: string; lost: string } | undefined;
        for (const it of steps) {
          if (it.do === 'give') {
            const key = newKey();
            const expires = it.days === null ? Number.MAX_SAFE_INTEGER : world.now() + it.days * day;
            const run = (): Promise<unknown> =>
              credit(world.ctx(), {
                ...points,
                key,
                customerId: members[it.member] ?? '',
                amount: it.amount,
                expiresAt: it.days === null ? undefined : expires,
              });
            await run();
            done.push(run);
            model.lots.push({ of: live(it.member), left: it.amount, expires });
          } else if (it.do === 'take') {
            const key = newKey();
            const may = model.take(live(it.member), key, it.amount);
            const run = (): Promise<unknown> => take(members[it.member] ?? '', it.amount, key);
            expect(await outcome(run())).toBe(may ? 'done' : 'ledger.balance_short');
            if (may) {
              spendKeys.push(key);
              done.push(run);
            }
          } else if (it.do === 'giveBack') {
            const spendKey = spendKeys[it.nth % spendKeys.length];
            if (spendKey === undefined) continue;
            const key = newKey();
            const may = model.giveBack(spendKey, it.amount);
            const run = (): Promise<unknown> => giveBack(spendKey, it.amount, key);
            expect(await outcome(run())).toBe(may ? 'done' : 'ledger.refund_too_large');
            if (may) done.push(run);
          } else if (it.do === 'pass') world.pass(it.days * day);
          else if (it.do === 'expire') await expire();
          else if (it.do === 'again') await done[it.nth % done.length]?.();
          else if (it.do === 'merge' && !merged) {
            const [kept = '', lost = ''] = [members[it.member], members[(it.member + 1) % 3]];
            merged = { id: await world.merge(kept, lost), lost };
            model.into.set(lost, kept);
          } else if (it.do === 'unmerge' && merged) {
            const { id, lost } = merged;
            if ((await outcome(world.unmerge(id))) !== 'done') continue; // not after thirty days
            merged = undefined;
            model.into.delete(lost);
          }
          for (const nth of [0, 1, 2]) expect(await has(members[nth] ?? '')).toBe(model.has(live(nth)));
        }
        await expire();
        for (const nth of [0, 1, 2]) expect(await has(members[nth] ?? '')).toBe(model.has(live(nth)));
        const due = await world.ctx().db('ledger_lots').where({ is_open: 1 }).where('expires_at', '<=', world.now());
        expect(due).toEqual([]);
        await expectSoundBooks(world.ctx());
      }),
      { numRuns: 25 },
    );
  }, 240_000);

  it('stays sound when everything happens at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 4, maxLength: 10 }), { minLength: 2, maxLength: 4 }),
        async (rounds: Step[][]) => {
          const members = [await world.newMember(), await world.newMember(), await world.newMember()];
          const of = (nth: number): string => members[nth] ?? '';
          for (const id of members) await give(id, 300, 30);
          const spendKeys: string[] = [];
          const merges: string[] = [];
          const refusals = new Set<string>();
          const run = async (it: Step): Promise<unknown> => {
            if (it.do === 'give') return give(of(it.member), it.amount, it.days ?? undefined);
            if (it.do === 'take') {
              const key = newKey();
              const twice = await Promise.allSettled([take(of(it.member), it.amount, key), take(of(it.member), it.amount, key)]);
              if (twice.some((one) => one.status === 'fulfilled')) spendKeys.push(key);
              const failed = twice.find((one) => one.status === 'rejected');
              if (failed) throw failed.reason as Error;
              return undefined;
            }
            if (it.do === 'giveBack') {
              const spendKey = spendKeys[it.nth % spendKeys.length];
              return spendKey === undefined ? undefined : giveBack(spendKey, it.amount);
            }
            if (it.do === 'expire') return expire();
            if (it.do === 'merge') return world.merge(of(it.member), of((it.member + 1) % 3)).then((id) => merges.push(id));
            if (it.do === 'unmerge') return merges.length > 0 ? world.unmerge(merges.pop() ?? '') : undefined;
            return undefined;
          };
          for (const round of rounds) {
            await Promise.all(
              round.map(async (it) => {
                const code = await outcome(run(it));
                if (code !== 'done' && it.do !== 'merge' && it.do !== 'unmerge') refusals.add(code);
              }),
            );
            world.pass(round.filter((it) => it.do === 'pass').length * 20 * day);
            await expectSoundBooks(world.ctx());
          }
          expect([...refusals].filter((code) => !['ledger.balance_short', 'ledger.refund_too_large'].includes(code))).toEqual([]);
        },
      ),
      { numRuns: 12 },
    );
  }, 240_000);

  it('lets thirty spends at once take exactly what is there', async () => {
    const id = await world.newMember();
    await give(id, 60, 10);
    await give(id, 45, 20);
    const outcomes = await Promise.all(Array.from({ length: 30 }, () => outcome(take(id, 10))));
    expect(outcomes.filter((it) => it === 'done')).toHaveLength(10);
    expect(outcomes.filter((it) => it === 'ledger.balance_short')).toHaveLength(20);
    expect(await has(id)).toBe(5);
  });

  it('gives something under one key once, also to a member without an account, ten times at once', async () => {
    const id = await world.newMember();
    const key = newKey();
    await Promise.all(Array.from({ length: 10 }, () => give(id, 7, 10, key)));
    expect(await has(id)).toBe(7);
    await expect(give(id, 8, 10, key)).rejects.toThrow('knows the key');
  });

  it('gives back no more than was spent, however many refunds come at once', async () => {
    const id = await world.newMember();
    await give(id, 100, 10);
    const key = newKey();
    await take(id, 50, key);
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => outcome(giveBack(key, 20))));
    expect(outcomes.filter((it) => it === 'done')).toHaveLength(2);
    expect(await has(id)).toBe(90);
  });

  it('spending and giving a part back is the same as spending less', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(amount, fc.integer({ min: 1, max: 50 })), { minLength: 1, maxLength: 5 }),
        fc.nat(),
        fc.nat(),
        async (lots, a, b) => {
          const [one, other] = [await world.newMember(), await world.newMember()];
          for (const [size, days] of lots) for (const id of [one, other]) await give(id, size, days);
          const total = lots.reduce((sum, [size]) => sum + size, 0);
          const spent = 1 + (a % total);
          const back = b % spent;
          const key = newKey();
          await take(one, spent, key);
          if (back > 0) await giveBack(key, back);
          await take(other, spent - back);
          const left = async (id: string): Promise<unknown> => expiringLots(world.ctx(), id, 'points', world.now() + 60 * day);
          expect(await left(one)).toEqual(await left(other));
        },
      ),
      { numRuns: 20 },
    );
  }, 120_000);

  it('lets what comes back into an expired lot be used for thirty more days, and only that', async () => {
    const id = await world.newMember();
    const key = newKey();
    await give(id, 100, 5);
    await take(id, 60, key);
    world.pass(6 * day); // 40 are past their day, and the job has not been there
    expect(await has(id)).toBe(0);
    await giveBack(key, 25);
    expect(await has(id)).toBe(25);
    expect(await expiringLots(world.ctx(), id, 'points', world.now() + 40 * day)).toEqual([
      { amount: 25, expiresAt: endOfDayAfter(world.now(), 30) },
    ]);
    world.pass(32 * day);
    expect(await outcome(take(id, 1))).toBe('ledger.balance_short');
  });

  it('adds up what two records of one person had; undoing the merge gives back what came from each', async () => {
    const [kept, lost] = [await world.newMember(), await world.newMember()];
    await give(kept, 100, 30);
    await give(lost, 50, 10);
    const mergeId = await world.merge(kept, lost);
    expect([await has(kept), await has(lost)]).toEqual([150, 150]);
    await take(kept, 70); // 50 of the lost record's, which expire first, and 20
    await give(lost, 5, 30); // the old id leads to the kept record
    expect((await listHistory(world.ctx(), { customerId: kept, kind: 'points', limit: 10 })).entries.map((it) => it.amount).sort()).toEqual(
      [-20, -50, 100, 5, 50].sort(),
    );
    await world.unmerge(mergeId);
    expect([await has(kept), await has(lost)]).toEqual([85, 0]);
    await expectSoundBooks(world.ctx());
  });

  it('pages through a history without holes or repeats, and says what was left after each line', async () => {
    const id = await world.newMember();
    for (let nth = 1; nth <= 7; nth += 1) {
      await give(id, nth);
      if (nth % 3 === 0) world.pass(1000);
    }
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await listHistory(world.ctx(), { customerId: id, kind: 'points', cursor, limit: 3 });
      seen.push(...page.entries.map((it) => it.balanceAfter));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen).toEqual([28, 21, 15, 10, 6, 3, 1]);
  });

  it('takes growth back from what was earned last', async () => {
    const id = await world.newMember();
    const growth = (amount: number): Promise<unknown> =>
      credit(world.ctx(), { key: newKey(), customerId: id, kind: 'growth', amount, reason: 'earned' });
    await growth(500);
    world.pass(100 * day);
    await growth(80);
    await spend(world.ctx(), { key: newKey(), customerId: id, kind: 'growth', amount: 50, reason: 'taken_back' });
    expect(await growthLots(world.ctx(), id, world.now() - 50 * day)).toMatchObject([{ amount: 30 }]);
    expect((await balancesOf(world.ctx(), id)).growth).toBe(530);
  });

  it('tells a member once that points expire, together with those that follow soon', async () => {
    const id = await world.newMember();
    await give(id, 10, 5);
    await give(id, 20, 12);
    await give(id, 40, 30);
    const told = async (): Promise<string[]> =>
      (
        await world.ctx().db('timeline_entries').where({ customer_id: id, kind: 'points.expiring' }).orderBy('id').pluck<string[]>('data')
      ).map((data) => (JSON.parse(data) as { amount: string }).amount);
    await announceExpiring(world.ctx(), { days: 7 });
    await announceExpiring(world.ctx(), { days: 7 });
    expect(await told()).toEqual(['30']);
    world.pass(24 * day);
    await announceExpiring(world.ctx(), { days: 7 });
    expect(await told()).toEqual(['30', '40']);
    const events = await world.ctx().db('outbox').where({ name: 'ledger.points-expiring' }).pluck<string[]>('payload');
    expect(events.filter((payload) => payload.includes(id))).toHaveLength(2);
  });

  it('of somebody who left keeps figures and what is still owed, no words and nothing to spend', async () => {
    const id = await world.newMember();
    const stored = (kind: 'principal' | 'bonus', amount: number): Promise<unknown> =>
      credit(world.ctx(), { key: newKey(), customerId: id, kind, amount, reason: 'recharged' });
    await give(id, 100, 30);
    await stored('principal', 50_00);
    await stored('bonus', 5_00);
    await credit(world.ctx(), { ...points, key: newKey(), customerId: id, amount: 3, reason: 'adjusted', note: '欧阳女士投诉补偿' });
    const person = { customerIds: [id], identities: [] };
    const [section] = (await ledgerPrivacyPart.exportFor?.(world.ctx(), person)) ?? [];
    expect(section?.rows.map((row) => row.at(-1))).toEqual(['—', '—', '—', '欧阳女士投诉补偿']);
    for (let twice = 0; twice < 2; twice += 1)
      await inTransaction(world.ctx(), async (ctx) => {
        for (const holding of ledgerPrivacyPart.holdings) await holding.erase(ctx, person);
      });
    for (const holding of ledgerPrivacyPart.holdings) expect(await holding.count(world.ctx(), person)).toBe(0);
    expect(await balancesOf(world.ctx(), id)).toEqual({ points: 0, growth: 0, principalFen: 50_00, bonusFen: 0 });
    expect(await world.ctx().db('ledger_transactions').where('note', 'like', '%欧阳%')).toEqual([]);
    expect((await ledgerPrivacyPart.keptFor?.(world.ctx(), person))?.[0]?.count).toBe(6);
    await expectSoundBooks(world.ctx());
  });

  it('goes on where it was killed when lots of many members expire', async () => {
    const ids: string[] = [];
    for (let nth = 0; nth < 60; nth += 1) {
      const id = await world.newMember();
      await give(id, 5, 1);
      await give(id, 7, 2);
      ids.push(id);
    }
    world.pass(3 * day);
    await Promise.all([expire(), expire()]); // what a lease that ran out looks like
    for (const id of ids) expect((await balancesOf(world.ctx(), id)).points).toBe(0);
    const left = await world.ctx().db('ledger_lots').where({ is_open: 1 }).where('expires_at', '<=', world.now());
    expect(left).toEqual([]);
    await expectSoundBooks(world.ctx());
  });

  it('moves nothing for somebody who does not exist', async () => {
    expect(await outcome(give('cus_00000000000000000000000000', 1))).toBe('customer.not_found');
    expect(await outcome(take('cus_00000000000000000000000000', 1))).toBe('ledger.balance_short');
  });
});
