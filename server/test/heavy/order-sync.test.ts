import { startSimulator } from '@lianke/simulator';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/kernel/db/open-database.ts';
import { post, signInStaff } from '../client.ts';
import { createServerProcess } from '../server-process.ts';
import { createTestDatabase } from '../test-database.ts';
import { eventually, freePort } from '../test-shop.ts';

/** `SYNC_ORDERS=100000` for the size of a shop that comes over with its past. */
const orders = Number(process.env.SYNC_ORDERS ?? 900);
const withinMs = 240_000 + orders * 20;
const cleanUp: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const step of cleanUp.reverse()) await step();
});

describe('a sync whose server is killed', () => {
  it(
    'takes every order of the list once, to the fen, though it is killed twice and turned away for a while',
    async () => {
      const database = await createTestDatabase();
      cleanUp.push(database.drop);
      const port = await freePort();
      const url = `http://127.0.0.1:${port}`;
      const simulator = await startSimulator({ callbackBase: url, quiet: true, sampleData: true });
      cleanUp.push(simulator.close);
      const server = createServerProcess({ PORT: String(port), DATABASE_URL: database.url, SIMULATOR_URL: simulator.url });
      await server.start();
      cleanUp.push(server.stop);
      const { db, close } = openDatabase(database.url);
      cleanUp.push(close);
      const staff = await signInStaff({ url, simulator }, 'chen.li');

      const seeded = simulator.control.seedMiniOrders({ count: orders });
      const began = Date.now();
      const saved = await post(url, 'staff.sync.save-source', { kind: 'mini_program', name: '小程序订单', on: false }, staff);
      const id = saved.data?.source.id ?? '';
      const run = async (): Promise<{ run_status: string; run_done: number; problem: string | null }> =>
        (await db('sync_sources').where({ id }).first()) as never;
      let peak = 0;
      const killed = async (from: number): Promise<void> => {
        await eventually(`${from} orders`, async () => (await run()).run_done > from, withinMs);
        peak = Math.max(peak, server.peakMegabytes() ?? 0);
        await server.kill();
        expect((await run()).run_status).toBe('running');
        await server.start();
      };
      await post(url, 'staff.sync.run', { id, fromStart: true }, staff);
      await killed(orders / 5);
      // WeChat counts calls: three in a row are refused, and the server waits longer each time.
      simulator.control.setFault({ kind: 'quota', path: '/wxa/sec/order/get_order_list', times: 3 });
      await eventually('a word about the quota', async () => (await run()).problem === 'platform.quota', withinMs);
      expect((await run()).run_status).toBe('running');
      await killed(orders / 2);
      await eventually('the whole list', async () => (await run()).run_status === 'done', withinMs);
      const seconds = (Date.now() - began) / 1000;
      peak = Math.max(peak, server.peakMegabytes() ?? 0);

      const { data } = await post(url, 'staff.sync.sources', {}, staff);
      expect(data?.sources[0]).toMatchObject({
        ...{ orders, paidFen: seeded.sumFen - seeded.refundedFen },
        run: { status: 'done', progress: { done: orders }, problem: null },
      });
      expect(data?.sources[0]?.run?.ratePerSecond).toBeGreaterThan(0);
      const sum = async (table: string, columns: Record<string, string>, where = {}): Promise<Record<string, number>> =>
        Object.fromEntries(
          Object.entries((await db(table).where(where).sum(columns).count({ rows: '*' }).first()) as Record<string, unknown>).map(
            ([name, value]) => [name, Number(value)],
          ),
        );
      expect(await sum('orders', { paid: 'paid_fen', refunded: 'refunded_fen' }, { kind: 'synced' })).toEqual({
        ...{ rows: orders, paid: seeded.sumFen, refunded: seeded.refundedFen },
      });
      expect(await sum('customers', { orders: 'orders_count', paid: 'paid_total_fen' }, { merged_into_id: null })).toMatchObject({
        ...{ orders: orders - seeded.refundedCount, paid: seeded.sumFen - seeded.refundedFen },
      });
      expect(await db('identities').where({ kind: 'mini_openid' }).whereNotNull('customer_id')).toHaveLength(seeded.buyers);
      expect((await sum('order_events', {}, { move: 'synced' })).rows).toBe(orders);
      expect((await sum('timeline_entries', {}, { kind: 'order.synced' })).rows).toBe(orders);

      // Once more from the beginning: nothing is new.
      await post(url, 'staff.sync.run', { id, fromStart: true }, staff);
      await eventually('the list again', async () => (await run()).run_status === 'done', withinMs);
      expect((await sum('order_events', {}, { move: 'synced' })).rows).toBe(orders);
      process.stdout.write(
        `SYNC ${orders} orders in ${seconds.toFixed(1)} s, ${Math.round(orders / seconds)}/s, killed twice; peak memory ${peak} MB\n`,
      );
    },
    2 * withinMs,
  );
});
