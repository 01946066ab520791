import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bindPhone, logInMember } from '../client.ts';
import { settled, startTestShop } from '../test-shop.ts';
import type { TestShop } from '../test-shop.ts';

const persons = 500;
const concurrency = 50;

let shop: TestShop;
beforeAll(async () => {
  shop = await startTestShop();
});
afterAll(() => shop.close());

/** Runs every task, `concurrency` at a time. */
async function runTogether(tasks: (() => Promise<unknown>)[]): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      for (let task = tasks[next++]; task; task = tasks[next++]) await task();
    }),
  );
}

function shuffle<T>(items: T[]): T[] {
  for (let at = items.length - 1; at > 0; at -= 1) {
    const other = Math.floor(Math.random() * (at + 1));
    [items[at], items[other]] = [items[other] as T, items[at] as T];
  }
  return items;
}

describe('everybody arriving everywhere at once', () => {
  it('500 persons × 4 arrivals in random order, with repeats, are exactly 500 customers with whole stories', async () => {
    const { control } = shop.simulator;
    const people = Array.from({ length: persons }, (_, at) =>
      control.createPerson({ name: `顾客${at}`, phone: `139${String(10_000_000 + at)}` }),
    );
    const refused: string[] = [];
    const accepted = (what: string, delivery: { status: number; attempts: number } | null): void => {
      if (delivery?.status !== 200 || delivery.attempts !== 1) refused.push(`${what}: ${JSON.stringify(delivery)}`);
    };
    control.setFault({ kind: 'duplicate', times: persons }); // a third of all pushes is sent twice
    const tasks = people.flatMap(({ id }) => [
      async () => accepted('follow', (await control.follow(id)).delivery),
      async () => void (await logInMember(shop, id)),
      async () => accepted('add', (await control.addStaff(id, { userid: 'wu.an' })).delivery),
      async () => {
        const answer = await bindPhone(shop, id, await logInMember(shop, id));
        if (answer.status !== 200) refused.push(`phone: ${JSON.stringify(answer)}`);
      },
    ]);
    await runTogether(shuffle(tasks));
    await settled(shop, 60_000);

    expect(refused).toEqual([]);
    const { db } = shop.app.deps;
    const live = await db('customers').whereNull('merged_into_id').pluck<string[]>('id');
    expect(live).toHaveLength(persons);
    const identities = await db('identities').select<{ kind: string; customer_id: string }[]>('kind', 'customer_id');
    expect(identities).toHaveLength(persons * 5);
    expect(new Set(identities.map((row) => row.customer_id))).toEqual(new Set(live));
    const entries = await db('timeline_entries')
      .whereNot({ kind: 'customer.merged' })
      .select<{ kind: string; customer_id: string }[]>('kind', 'customer_id');
    const story = new Map<string, string[]>();
    for (const { customer_id, kind } of entries) story.set(customer_id, [...(story.get(customer_id) ?? []), kind]);
    expect(story.size).toBe(persons);
    for (const kinds of story.values())
      expect(kinds.sort()).toEqual(['mini.logged_in', 'mini.logged_in', 'mini.phone_bound', 'oa.subscribed', 'wecom.added']);
    expect(await db('jobs').where({ status: 'failed' }).select('name', 'error')).toEqual([]);
    expect(await db('inbox').where({ status: 'failed' }).select('error')).toEqual([]);
  }, 180_000);
});
