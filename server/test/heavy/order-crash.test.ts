import { formatChinaDay } from '@lianke/shared';
import { startSimulator } from '@lianke/simulator';
import type { Simulator } from '@lianke/simulator';
import { afterAll, describe, expect, it } from 'vitest';
import { buildDeps } from '../../src/app/build-deps.ts';
import { createContext } from '../../src/kernel/context.ts';
import type { Actor, Context } from '../../src/kernel/context.ts';
import { migrate } from '../../src/kernel/db/migrate.ts';
import { openDatabase } from '../../src/kernel/db/open-database.ts';
import { startMemberSession } from '../../src/kernel/http/sessions.ts';
import { inTransaction } from '../../src/kernel/transaction.ts';
import { migrations } from '../../src/migrations/index.ts';
import { saveGoods } from '../../src/modules/catalog/goods/save-goods.ts';
import { setOn } from '../../src/modules/catalog/goods/set-on.ts';
import { claimCoupon } from '../../src/modules/coupons/issuing/claim-coupon.ts';
import { credit } from '../../src/modules/ledger/index.ts';
import { recordArrivals } from '../../src/modules/customers/index.ts';
import { fetchBills } from '../../src/modules/payments/bills/fetch-bills.ts';
import { post } from '../client.ts';
import { createTemplate } from '../factories/coupon-template.ts';
import { makeStaffActor } from '../factories/staff-actor.ts';
import { createStaff } from '../factories/staff-session.ts';
import { expectSoundBooks } from '../ledger-books.ts';
import { expectSoundOrders } from '../order-books.ts';
import { address, goods } from '../order-world.ts';
import { createServerProcess } from '../server-process.ts';
import { createTestDatabase } from '../test-database.ts';
import { backlog, eventually, freePort, testConfig } from '../test-shop.ts';

/** `ORDER_CRASH_ORDERS=2000` for the whole measure; few enough for every run otherwise. */
const orders = Number(process.env.ORDER_CRASH_ORDERS ?? 60);
const members = Math.min(60, Math.ceil(orders / 4));
const atOnce = 8;
const kills = orders > 500 ? 6 : 1;
const stockOfEach = orders * 4;
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
const cleanUp: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const step of cleanUp.reverse()) await step();
});

interface Shopper {
  personId: string;
  headers: Record<string, string>;
}

/** Goods, people with points, stored value and coupons, and a member of staff who may refund: made before the server starts, who has the database alone then. */
async function openShop(ctx: (actor?: Actor) => Context, simulator: Simulator) {
  const admin = makeStaffActor('admin');
  const skuIds: string[] = [];
  for (const priceFen of [3_300, 10_100, 25_900]) {
    const saved = await saveGoods(ctx(admin), {
      ...{ title: `茶 ${priceFen}`, subtitle: '', categoryId: null, imageIds: [], detail: '', delivery: { express: true, pickup: true } },
      ...{ taxCode: null, taxRateBps: null, skus: [{ spec: '', code: '', priceFen, stock: stockOfEach, barcode: '' }] },
    });
    await setOn(ctx(admin), { ids: [saved.goods.id], on: true });
    skuIds.push(saved.goods.skus[0]?.id ?? '');
  }
  const templateId = await createTemplate(ctx(), { total: members * 3, perPerson: 3 });
  const shoppers: Shopper[] = [];
  for (let at = 0; at < members; at += 1)
    shoppers.push(await welcome(ctx, simulator.control.createPerson({ name: `顾客${at}` }), templateId));
  return { skuIds, shoppers, staff: (await createStaff({ ctx }, 'admin')).headers };
}

async function welcome(ctx: (actor?: Actor) => Context, person: { id: string; miniOpenid: string }, templateId: string): Promise<Shopper> {
  const key = { kind: 'mini_openid', appId: ctx().ports.miniProgram?.appId ?? '', value: person.miniOpenid } as const;
  const arrival = { keys: [key], at: ctx().clock.now(), reach: { mini: true }, entry: { kind: 'mini.logged_in' as const, data: {} } };
  const [arrived] = await inTransaction(ctx(), (ctx) => recordArrivals(ctx, [arrival]));
  const customerId = arrived?.customerId ?? '';
  const amounts = { points: 5_000, principal: 8_000, bonus: 2_000 } as const;
  for (const kind of ['points', 'principal', 'bonus'] as const)
    await credit(ctx(), { key: `seed:${customerId}:${kind}`, customerId, kind, amount: amounts[kind], reason: 'granted' });
  const member: Actor = { kind: 'member', customerId, openid: person.miniOpenid, sessionId: 'ses_seed' };
  for (let nth = 0; nth < 3; nth += 1) await claimCoupon(ctx(member), { templateId });
  const { token } = await inTransaction(ctx(), (ctx) => startMemberSession(ctx, { customerId, openid: person.miniOpenid }));
  return { personId: person.id, headers: { authorization: `Bearer ${token}` } };
}

/** Asks until there is an answer: a server that was killed in the middle comes back. */
async function untilAnswered<T extends { status: number; error?: { code: string } }>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    const answer = await ask().catch(() => undefined);
    if (answer && (answer.status < 500 || answer.error?.code.startsWith('order.'))) return answer;
    if (tries > 400) throw new Error(`no answer: ${JSON.stringify(answer)}`);
    await pause(200);
  }
}

describe('a server that is killed while people pay and get money back', () => {
  it(`loses and doubles nothing of ${orders} orders`, async () => {
    const database = await createTestDatabase();
    cleanUp.push(database.drop);
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const simulator = await startSimulator({ callbackBase: url, quiet: true });
    cleanUp.push(simulator.close);
    const server = createServerProcess({ PORT: String(port), DATABASE_URL: database.url, SIMULATOR_URL: simulator.url });
    const shop = await withDatabase(database.url, simulator.url, (ctx) => openShop(ctx, simulator));
    await server.start();
    cleanUp.push(server.stop);

    const shopOnce = async (nth: number): Promise<void> => {
      const { personId, headers } = shop.shoppers[nth % members] as Shopper;
      const purchase = goods(shop.skuIds[nth % 3] ?? '', 1 + (nth % 2));
      const means = { points: nth % 4 === 0 ? 100 : ('none' as const), balance: nth % 5 === 0 ? ('most' as const) : ('none' as const) };
      const buy = async () => {
        const { data: quote } = await untilAnswered(() => post(url, 'member.checkout.quote', { purchase, means }, headers));
        return post(url, 'member.orders.create', { purchase, means, address, expectedPayFen: quote?.totals.payFen ?? 0 }, headers);
      };
      let created = await untilAnswered(buy);
      while (created.error?.code === 'order.price_changed') created = await untilAnswered(buy); // a lost order of ours holds the coupon
      const id = created.data?.order.id;
      if (id === undefined) throw new Error(`not bought: ${created.error?.code}`);
      if (nth % 7 === 0) return void (await untilAnswered(() => post(url, 'member.orders.cancel', { id }, headers)));
      const { data: paying } = await untilAnswered(() => post(url, 'member.orders.pay', { id }, headers));
      if (paying?.params)
        await simulator.control.requestPayment({ personId, params: { ...paying.params }, outcome: 'pay' }, { wait: false });
      // The customer who is too late to give up, and the one who does so in the very moment.
      if (nth % 11 === 0) await untilAnswered(() => post(url, 'member.orders.cancel', { id }, headers));
      for (;;) {
        const { data } = await untilAnswered(() => post(url, 'member.orders.check-payment', { id }, headers));
        if (data && data.order.state !== 'paying' && data.order.state !== 'created') break;
        await pause(100);
      }
      const lines = nth % 6 === 0 ? [{ lineId: created.data?.order.lines[0]?.id ?? '', quantity: 1 }] : [];
      if (nth % 3 === 0) await untilAnswered(() => post(url, 'staff.refunds.make', { orderId: id, lines, reason: '买多了' }, shop.staff));
    };

    const began = Date.now();
    let next = 0;
    let finished = false;
    const shopping = Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (let nth = next++; nth < orders; nth = next++) await shopOnce(nth);
      }),
    ).finally(() => (finished = true));
    let killed = 0;
    for (; killed < kills && !finished; killed += 1) {
      const from = next;
      while (next < Math.min(from + orders / (kills + 1), orders) && !finished) await pause(20);
      await pause(Math.random() * 300);
      await server.kill();
      await server.start();
    }
    await shopping;
    // Orders whose answer was lost are still open: their customers give them up.
    for (const { headers } of shop.shoppers) {
      const { data } = await untilAnswered(() => post(url, 'member.orders.list', { tab: 'to_pay' }, headers));
      for (const { id } of data?.orders ?? []) await untilAnswered(() => post(url, 'member.orders.cancel', { id }, headers));
    }
    await withDatabase(database.url, simulator.url, async (ctx) => {
      const nothingLeft = async () => (await backlog(ctx())) === 0 && (await refundsUnderWay(ctx())) === 0;
      await eventually('all work done and all refunds there', nothingLeft, 150_000);
      expect(killed).toBeGreaterThanOrEqual(1);
      await expectSoundBooks(ctx());
      await expectSoundOrders(ctx(), simulator.control.payTransactions().transactions, new Map(shop.skuIds.map((id) => [id, stockOfEach])));
      simulator.control.billsReady({ ready: true });
      await expectNothingToReconcile(ctx(), began);
    });
  }, 900_000);
});

/** WeChat's own bills of the days it took, beside our books: the same sums, and nothing that differs. */
async function expectNothingToReconcile(ctx: Context, began: number): Promise<void> {
  const days = [...new Set([formatChinaDay(began), formatChinaDay(Date.now())])];
  for (const day of days) await fetchBills(ctx, day);
  expect(await ctx.db('bill_differences').select('kind', 'number', 'ours_fen', 'theirs_fen')).toEqual([]);
  const runs = await ctx.db<Record<string, number | string>>('bill_runs').orderBy('bill_on');
  expect(runs.map((it) => it['status'])).toEqual(days.map(() => 'done'));
  for (const run of runs) expect([run['ours_paid_fen'], run['ours_refunded_fen']]).toEqual([run['paid_fen'], run['refunded_fen']]);
  expect(runs.some((run) => Number(run['paid_fen']) > 0 && Number(run['refunded_fen']) > 0)).toBe(true);
}

/** The same database the server has, for a while. */
async function withDatabase<T>(url: string, simulatorUrl: string, run: (ctx: (actor?: Actor) => Context) => Promise<T>): Promise<T> {
  const opened = openDatabase(url);
  await migrate(opened, migrations);
  await opened.close();
  const { deps, close } = await buildDeps(testConfig({ DATABASE_URL: url, SIMULATOR_URL: simulatorUrl }));
  try {
    return await run((actor = { kind: 'system', name: 'test' }) => createContext(deps, actor, 'req_test'));
  } finally {
    await close();
  }
}

const refundsUnderWay = async ({ db }: Context): Promise<number> =>
  (await db('payment_refunds').whereNot({ status: 'succeeded' }).pluck<string[]>('id')).length;
