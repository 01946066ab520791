import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signedIn } from '../../../../test/import-world.ts';
import { createTestDeps } from '../../../../test/test-shop.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import type { TradeOrder, TradeOrderRange } from '../../../platforms/mini-program/trade-orders.ts';
import type { WechatShopOrder } from '../../../platforms/wechat-shop/types.ts';
import { openPayment } from '../../payments/index.ts';
import { listSources } from '../sources/list-sources.ts';
import { pauseSource, runSource } from '../sources/run-source.ts';
import { saveSource } from '../sources/save-source.ts';
import type { SourceView } from '../sources/source-view.ts';
import type { SyncSourceRow } from '../tables.ts';
import { fetchOneOrder } from './fetch-one.ts';
import { pullPage } from './pull-page.ts';
import { miniProgramInbox, wechatShopInbox } from './pushes.ts';
import { isSyncDue, startDueRuns } from './start-run.ts';

const minute = 60_000;
const day = 86_400_000;
const noon = Date.UTC(2026, 10, 30, 4);

let appId: string;
let nth = 0;
let world: Awaited<ReturnType<typeof createTestDeps>>;
let admin: Awaited<ReturnType<typeof signedIn>>;
let ctx: Context;
/** What WeChat has; what was asked for; what it answers instead of a page. */
let list: TradeOrder[];
let asked: TradeOrderRange[];
let trouble: AppError[];
let shopOrders: WechatShopOrder[];
let shopAsked: [number, number][];
let now: number;

beforeAll(async () => {
  world = await createTestDeps();
});
afterAll(() => world.close());

/** Every test has a mini-program of its own; a shop has one source for each list, so the last test's is forgotten. */
beforeEach(async () => {
  [list, asked, trouble, shopOrders, shopAsked, now] = [[], [], [], [], [], noon];
  appId = `wxmini${(nth += 1)}`;
  for (const table of ['sync_sources', 'outbox']) await world.deps.db(table).delete();
  const signed = await signedIn(world.deps, 'admin', '管理员甲');
  const ports = { ...world.deps.ports, ...fakes() };
  const clock = { now: () => now };
  admin = { ...signed, ports, clock };
  ctx = { ...world.ctx(), ports, clock };
});

/** Pages of two, so that few orders make many pages. */
function fakes(): Pick<Context['ports'], 'miniProgram' | 'wechatShop'> {
  const listTradeOrders = async (
    range: TradeOrderRange,
  ): ReturnType<NonNullable<Context['ports']['miniProgram']>['api']['listTradeOrders']> => {
    asked.push(range);
    const wrong = trouble.shift();
    if (wrong) throw wrong;
    const found = list.filter(({ paidAt }) => paidAt >= range.payTimeFrom && paidAt <= range.payTimeUntil);
    const from = Number(range.lastIndex ?? 0);
    return { orders: found.slice(from, from + 2), lastIndex: String(from + 2), hasMore: found.length > from + 2 };
  };
  const getTradeOrder = async (key: object): Promise<TradeOrder | null> =>
    list.find(({ transactionId }) => 'transactionId' in key && key.transactionId === transactionId) ?? null;
  const wechatShop = {
    listOrders: async ({ updatedFrom, updatedUntil, nextKey = '' }: { updatedFrom: number; updatedUntil: number; nextKey?: string }) => {
      shopAsked.push([updatedFrom, updatedUntil]);
      const found = shopOrders.filter(({ updatedAt }) => updatedAt >= updatedFrom && updatedAt < updatedUntil);
      const from = Number(nextKey || 0);
      const orderIds = found.slice(from, from + 2).map(({ id }) => id);
      return { orderIds, nextKey: String(from + 2), hasMore: found.length > from + 2 };
    },
    getOrder: async (id: string) => shopOrders.find((order) => order.id === id) as WechatShopOrder,
  };
  return {
    miniProgram: { appId, callback: null, api: { listTradeOrders, getTradeOrder } as never },
    wechatShop: { appId: 'wxshop', callback: null, api: wechatShop as never },
  };
}

const trade = (nth: number, it: Partial<TradeOrder> = {}): TradeOrder => ({
  ...{ transactionId: `42000${nth}`, mchId: '19', outTradeNo: `X${nth}`, description: '龙井', paidFen: 1_000 + nth, openid: `o${nth % 3}` },
  ...{ createdAt: noon - day - nth * 1_000, paidAt: noon - day + nth * 1_000, state: 'completed', inComplaint: false, shipments: [] },
  ...it,
});
const add = async (kind: SyncSourceRow['kind'] = 'mini_program', on = false): Promise<SourceView> =>
  (await saveSource(admin, { kind, name: `来源 ${kind}`, on })).source;
const rowOf = async (id: string): Promise<SyncSourceRow> =>
  (await ctx.db<SyncSourceRow>('sync_sources').where({ id }).first()) as SyncSourceRow;
const viewOf = async (id: string): Promise<SourceView | undefined> => (await listSources(ctx)).sources.find((it) => it.id === id);
/** One page, as the worker that has the job would. */
const step = async (id: string): Promise<void> => pullPage.run(ctx, { sourceId: id, step: (await rowOf(id)).run_step });
async function pull(id: string): Promise<SyncSourceRow> {
  while ((await rowOf(id)).run_status === 'running') await step(id);
  return rowOf(id);
}
const start = (id: string, fromStart = false): Promise<unknown> => runSource(admin, { id, fromStart });
const stored = () => ctx.db('orders').whereIn('source', [`mini:${appId}`, 'wechat_shop']);
const numbers = (): PromiseLike<string[]> => stored().orderBy('source_order_no').pluck<string[]>('source_order_no');
const customers = () => ctx.db('customers').whereIn('id', ctx.db('identities').where({ app_id: appId }).select('customer_id'));

describe('the order list of the mini-program', () => {
  it('comes page by page, each counted with the place reached', async () => {
    list = Array.from({ length: 5 }, (_, nth) => trade(nth));
    const { id } = await add();
    await start(id);
    await step(id);
    now += 1_000;
    await step(id);
    expect(await viewOf(id)).toMatchObject({ orders: 4, run: { status: 'running', progress: { done: 4 }, ratePerSecond: 4 } });
    await pull(id);
    expect(await viewOf(id)).toMatchObject({
      orders: 5,
      paidFen: 5_010,
      syncedUntil: noon,
      run: { status: 'done', progress: { done: 5 } },
    });
    expect(await customers().orderBy('paid_total_fen').pluck('orders_count')).toEqual([1, 2, 2]);
  });

  it('leaves out what was paid in our own shop', async () => {
    const own = await inTransaction(ctx, (ctx) =>
      openPayment(ctx, {
        ...{ payable: { kind: 'order', id: ctx.ids.next('order') }, customerId: ctx.ids.next('customer'), openid: 'o1', amountFen: 1_001 },
        ...{ description: '龙井', expiresAt: noon },
      }),
    );
    list = [trade(1, { outTradeNo: own }), trade(2)];
    const { id } = await add();
    await start(id);
    await pull(id);
    expect(await numbers()).toEqual(['420002']);
    await fetchOneOrder.run(ctx, { kind: 'mini_program', reference: '420001' });
    expect(await numbers()).toEqual(['420002']);
  });

  it('is asked again from ten minutes before, and once a day for the month before', async () => {
    const { id } = await add();
    await start(id);
    await pull(id);
    now += minute;
    await start(id);
    await pull(id);
    expect(asked.map((range) => [range.payTimeFrom, range.payTimeUntil])).toEqual([
      [0, noon],
      [noon - 10 * minute, now],
    ]);
    list = [trade(1, { state: 'to_ship', paidAt: noon - 20 * day })];
    now = noon + day;
    await start(id);
    await pull(id);
    list = [
      trade(1, {
        state: 'shipped',
        paidAt: noon - 20 * day,
        shipments: [{ trackingNo: 'SF1', expressCompany: 'SF', goods: '', uploadedAt: noon }],
      }),
    ];
    now = noon + 2 * day;
    await start(id);
    await pull(id);
    expect(await stored().first()).toMatchObject({ state: 'shipped', shipped_at: noon });
  });

  it('is stored once by two workers who have the same page', async () => {
    list = Array.from({ length: 6 }, (_, nth) => trade(nth));
    const { id } = await add();
    await start(id);
    const { run_step } = await rowOf(id);
    await Promise.all([1, 2, 3].map(() => pullPage.run(ctx, { sourceId: id, step: run_step })));
    expect(await rowOf(id)).toMatchObject({ run_done: 2, run_step: run_step + 1 });
    await pull(id);
    expect(await viewOf(id)).toMatchObject({ orders: 6, run: { progress: { done: 6 } } });
  });

  it('stands still when paused and goes on from there; from the start it changes nothing', async () => {
    list = Array.from({ length: 5 }, (_, nth) => trade(nth));
    const { id } = await add();
    await start(id);
    await step(id);
    const late = (await rowOf(id)).run_step;
    await pauseSource(admin, { id });
    await pullPage.run(ctx, { sourceId: id, step: late });
    expect(await rowOf(id)).toMatchObject({ run_status: 'paused', run_done: 2 });
    await start(id);
    await pull(id);
    expect(asked.map((range) => range.lastIndex ?? '')).toEqual(['', '2', '4']);
    await start(id, true);
    await pull(id);
    expect(await viewOf(id)).toMatchObject({ orders: 5, run: { progress: { done: 5 } } });
    expect(await ctx.db('order_events').whereIn('order_id', stored().select('id'))).toHaveLength(5);
    const actions = await ctx.db('audit_log').where({ subject_kind: 'sync_source', subject_id: id }).orderBy('id').pluck('action');
    expect(actions).toEqual(['saved', 'started', 'paused', 'started', 'started'].map((it) => `sync_sources.${it}`));
  });
});

describe('a platform in trouble', () => {
  const waits = async (): Promise<number[]> => {
    const rows = await ctx
      .db('outbox')
      .where({ name: 'order-sync.pull-page' })
      .orderBy('id')
      .select<{ run_at: number; created_at: number }[]>();
    return rows.map((row) => row.run_at - row.created_at);
  };

  it('that is out of quota is asked after a growing pause, says so on the page, and loses nothing', async () => {
    trouble = [1, 2, 3].map(() => new AppError('platform.quota'));
    list = [trade(1)];
    const { id } = await add();
    await start(id);
    for (let tries = 0; tries < 3; tries += 1) await step(id);
    expect(await viewOf(id)).toMatchObject({ run: { status: 'running', problem: 'platform.quota' } });
    expect(await waits()).toEqual([0, 2_000, 4_000, 8_000]);
    await pull(id);
    expect(await viewOf(id)).toMatchObject({ orders: 1, run: { status: 'done', problem: null } });
  });

  it('that stays busy is an alarm, which settles itself', async () => {
    trouble = Array.from({ length: 6 }, () => new AppError('platform.busy'));
    const { id } = await add();
    await start(id);
    for (let tries = 0; tries < 6; tries += 1) await step(id);
    expect(await ctx.db('alarms').where({ kind: 'sync.stuck', matter: id, settled_at: 0 })).toHaveLength(1);
    await pull(id);
    expect(await ctx.db('alarms').where({ kind: 'sync.stuck', matter: id, settled_at: 0 })).toEqual([]);
  });

  it('that refuses for good ends the run; a source that is on tries again later', async () => {
    trouble = [new AppError('platform.credential')];
    const { id } = await add('mini_program', true);
    await start(id);
    expect(await pull(id)).toMatchObject({ run_status: 'failed', problem: 'platform.credential', due_at: noon + 10 * minute });
  });
});

describe('a source that is on', () => {
  it('is fetched at once, and every minute from then on', async () => {
    const { id } = await add('mini_program', true);
    expect(await isSyncDue(ctx)).toBe(true);
    await startDueRuns.run(ctx, {});
    expect(await isSyncDue(ctx)).toBe(false);
    await pull(id);
    now += minute;
    expect(await isSyncDue(ctx)).toBe(true);
    await saveSource(admin, { id, kind: 'mini_program', name: '换个名字', on: false });
    expect(await isSyncDue(ctx)).toBe(false);
  });

  it('whose job was lost is taken up again where it was', async () => {
    list = Array.from({ length: 3 }, (_, nth) => trade(nth));
    const { id } = await add('mini_program', true);
    await startDueRuns.run(ctx, {});
    await step(id);
    now += 31 * minute;
    await startDueRuns.run(ctx, {});
    await pull(id);
    expect(await rowOf(id)).toMatchObject({ run_status: 'done', run_done: 3 });
  });

  it('must be connected, have a name of its own, and be the only one of its list', async () => {
    await add();
    const unconnected = { ...admin, ports: { ...admin.ports, wechatShop: null } };
    await expect(saveSource(unconnected, { kind: 'wechat_shop', name: '小店', on: true })).rejects.toMatchObject({
      code: 'sync.not_connected',
    });
    await expect(saveSource(admin, { kind: 'open', name: '来源 mini_program', on: true })).rejects.toMatchObject({
      code: 'sync.name_taken',
    });
    await expect(saveSource(admin, { kind: 'mini_program', name: '又一个', on: true })).rejects.toMatchObject({ code: 'sync.name_taken' });
    const { source } = await saveSource(admin, { kind: 'open', name: 'ERP', on: true });
    await expect(runSource(admin, { id: source.id, fromStart: false })).rejects.toMatchObject({ code: 'sync.not_connected' });
  });
});

describe('a WeChat shop', () => {
  const shopOrder = (nth: number, it: Partial<WechatShopOrder> = {}): WechatShopOrder => ({
    ...{
      id: `37${nth}`,
      state: 'shipped',
      openid: `s${nth}`,
      unionid: `u${nth}`,
      createdAt: noon - 30 * day,
      updatedAt: noon - 20 * day + nth,
    },
    ...{ paidAt: noon - 30 * day, transactionId: null, goodsFen: 900, freightFen: 100, discountFen: 0, paidFen: 1_000 },
    lines: [{ productId: 'p', skuId: 'k', title: '茶', quantity: 2, priceFen: 450, paidFen: 900, refundedQuantity: 0 }],
    ...it,
  });

  it('is read in stretches of seven days, its customers known by unionid', async () => {
    shopOrders = [0, 1, 2].map((nth) => shopOrder(nth));
    const { id } = await add('wechat_shop');
    await start(id);
    await pull(id);
    expect(await numbers()).toEqual(['370', '371', '372']);
    expect(Math.max(...shopAsked.map(([from, until]) => until - from))).toBe(7 * day);
    expect(shopAsked.at(-1)?.[1]).toBe(noon);
    expect(await ctx.db('identities').where({ kind: 'unionid' }).orderBy('value').pluck('value')).toEqual(['u0', 'u1', 'u2']);
    expect(await ctx.db('orders').where({ source: 'wechat_shop' }).first()).toMatchObject({ state: 'shipped', paid_fen: 1_000, pieces: 2 });
  });

  it('tells of a changed order by a push, which has it fetched', async () => {
    shopOrders = [shopOrder(9, { state: 'cancelled_after_refund' })];
    await add('wechat_shop', true);
    const payload = { Event: 'channels_ec_order_cancel', order_info: { order_id: '379' } };
    const message = { id: 'inb_1', platform: 'wechat_shop' as const, appId: 'wxshop', receivedAt: noon, payload };
    await inTransaction(ctx, (ctx) => wechatShopInbox.handle(ctx, [message, message]));
    const jobs = await ctx.db('outbox').where({ name: 'order-sync.fetch-one' }).pluck<string[]>('payload');
    expect(jobs.map((it) => JSON.parse(it) as unknown)).toEqual([{ kind: 'wechat_shop', reference: '379' }]);
    await fetchOneOrder.run(ctx, { kind: 'wechat_shop', reference: '379' });
    expect(await stored().where({ source_order_no: '379' }).first()).toMatchObject({ refund_state: 'full' });
  });
});

it('a push of the mini-program has other people’s orders fetched as well as ours', async () => {
  const payload = { Event: 'trade_manage_order_settlement', transaction_id: '420007' };
  const message = { id: 'inb_1', platform: 'mini_program' as const, appId, receivedAt: noon, payload };
  await inTransaction(ctx, (ctx) => miniProgramInbox.handle(ctx, [message]));
  const names = await ctx.db('outbox').where('kind', 'job').orderBy('name').pluck<string[]>('name');
  expect(names).toEqual(['order-sync.fetch-one', expect.stringMatching(/^orders\./)]);
});
