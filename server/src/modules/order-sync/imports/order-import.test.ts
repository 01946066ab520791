import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDeps } from '../../../../test/test-shop.ts';
import { signedIn } from '../../../../test/import-world.ts';
import type { Context } from '../../../kernel/context.ts';
import { saveSource } from '../sources/save-source.ts';
import { runOrderImport } from './run-import.ts';
import { checkOrders } from './jobs/check-orders.ts';
import { runOrders } from './jobs/run-orders.ts';
import { tidyOrderFiles } from './jobs/tidy-order-files.ts';
import { getOrderImport } from './list-imports.ts';
import type { ImportView } from './import-store.ts';
import { addOrderPart, beginOrderImport } from './upload.ts';

let world: Awaited<ReturnType<typeof createTestDeps>>;
let admin: Awaited<ReturnType<typeof signedIn>>;
beforeAll(async () => {
  world = await createTestDeps();
  admin = await signedIn(world.deps, 'admin', '管理员甲');
});
afterAll(() => world.close());

let nth = 0;
async function newSource(): Promise<string> {
  nth += 1;
  return (await saveSource(admin, { kind: 'file', name: `老系统 ${nth}`, on: true })).source.id;
}

async function upload(sourceId: string, text: string, partBytes = 100_000): Promise<ImportView> {
  const bytes = Buffer.from(text);
  let view = (await beginOrderImport(admin, { sourceId, fileName: '订单.csv', bytes: bytes.length })).import;
  const parts = Math.ceil(bytes.length / partBytes);
  for (let at = 0; at < parts; at += 1) {
    const base64 = bytes.subarray(at * partBytes, (at + 1) * partBytes).toString('base64');
    view = (await addOrderPart(admin, { id: view.id, nth: at, base64, last: at === parts - 1 })).import;
  }
  return view;
}
const viewOf = async (id: string): Promise<ImportView> => (await getOrderImport(admin, { id })).import;
async function checked(id: string): Promise<ImportView> {
  await checkOrders.run(world.ctx(), { importId: id });
  return viewOf(id);
}
async function taken(id: string): Promise<ImportView> {
  await runOrderImport(admin, { id });
  await runOrders.run(world.ctx(), { importId: id });
  return viewOf(id);
}

const head = '订单号,单号更新时间,状态,下单时间,付款时间,手机号,姓名,实付金额,退款金额,商品,规格,编码,单价,数量,行实付,备注';
const row = (it: { no: string; day?: number; state?: string; phone?: string; paid?: string; goods?: string }): string => {
  const { no, day = 2, state = '已完成', phone = '13700000001', paid = '30.00', goods = '龙井' } = it;
  return `${no},2026-11-0${day} 10:00:00,${state},2026-11-01 09:00:00,2026-11-01 09:05:00,${phone},周四,${paid},,${goods},250g,LJ,15.00,2,30,`;
};

describe('a file of orders', () => {
  it('is foretold and then taken over: one order of several rows, wherever they stand', async () => {
    const sourceId = await newSource();
    const file = [head, row({ no: 'F1' }), row({ no: 'F2', phone: '13700000002' }), row({ no: 'F1', goods: '茶壶' }), row({ no: 'F3' })];
    const ready = await checked((await upload(sourceId, file.join('\n'), 50)).id);
    expect(ready).toMatchObject({ status: 'ready', counts: { new: 3, update: 0, same: 0, error: 0 }, progress: { done: 0, total: 3 } });
    expect(await taken(ready.id)).toMatchObject({ status: 'done', counts: { new: 3, update: 0, same: 0, error: 0 } });
    const rows = await admin
      .db('orders')
      .where({ source: `file:${sourceId}` })
      .orderBy('source_order_no');
    expect(rows).toMatchObject([
      { source_order_no: 'F1', title: '龙井 等', pieces: 4, paid_fen: 3_000, state: 'completed' },
      { source_order_no: 'F2', pieces: 2 },
      { source_order_no: 'F3', pieces: 2 },
    ]);
    const [buyer] = await admin.db('customers').where({ phone_masked: '137****0001' });
    expect(buyer).toMatchObject({ name: '周四', orders_count: 2, paid_total_fen: 6_000 });
    expect(await admin.db('order_import_parts').where({ import_id: ready.id })).toEqual([]);
  });

  it('again changes nothing; with later versions it updates, with older ones it does not', async () => {
    const sourceId = await newSource();
    const first = await checked((await upload(sourceId, [head, row({ no: 'G1' }), row({ no: 'G2' })].join('\r\n'))).id);
    await taken(first.id);
    const next = [head, row({ no: 'G1' }), row({ no: 'G2', day: 3, state: '已退款' }), row({ no: 'G3', day: 1 })].join('\r\n');
    const second = await checked((await upload(sourceId, next)).id);
    const counts = { new: 1, update: 1, same: 1, error: 0 };
    expect(second.counts).toEqual(counts);
    expect((await taken(second.id)).counts).toEqual(counts);
    const states = await admin
      .db('orders')
      .where({ source: `file:${sourceId}` })
      .orderBy('source_order_no')
      .pluck('refund_state');
    expect(states).toEqual(['none', 'full', 'none']);
  });

  it('has its bad rows named by line, and takes no half of an order', async () => {
    const file = [
      head,
      row({ no: 'B1', phone: '137' }),
      row({ no: 'B2', state: '飞了' }),
      row({ no: 'B3' }),
      row({ no: 'B3', paid: '31.00' }),
      row({ no: '' }),
      row({ no: 'B4' }),
    ];
    const sourceId = await newSource();
    const ready = await checked((await upload(sourceId, file.join('\n'))).id);
    expect(ready.counts).toEqual({ new: 1, update: 0, same: 0, error: 4 });
    expect(ready.badRows.map(({ line, reason }) => `${line} ${reason.split('：')[0]}`)).toEqual([
      '2 手机号',
      '3 状态',
      '5 实付金额',
      '6 订单号、状态、下单时间、实付金额都要填写',
    ]);
    await taken(ready.id);
    expect(
      await admin
        .db('orders')
        .where({ source: `file:${sourceId}` })
        .pluck('source_order_no'),
    ).toEqual(['B4']);
  });

  it('without the columns an order needs is refused', async () => {
    expect(await checked((await upload(await newSource(), '订单号,状态\n1,已付款')).id)).toMatchObject({ status: 'failed' });
    await expect(beginOrderImport(admin, { sourceId: await newSource(), fileName: '订单.pdf', bytes: 3 })).rejects.toMatchObject({
      code: 'customer_import.format_unknown',
    });
  });

  it('goes on where it was when its worker dies, and when two work at once', async () => {
    const sourceId = await newSource();
    const count = 450;
    const file = [
      head,
      ...Array.from({ length: count }, (_, at) => row({ no: `K${at}`, phone: `1360000${String(at % 50).padStart(4, '0')}` })),
    ];
    const ready = await checked((await upload(sourceId, file.join('\n'))).id);
    await runOrderImport(admin, { id: ready.id });
    await expect(runOrders.run(dyingAfter(world.ctx(), 250), { importId: ready.id })).rejects.toThrow('the power went');
    expect(await viewOf(ready.id)).toMatchObject({ status: 'running', progress: { done: 200 } });
    await Promise.all([1, 2].map(() => runOrders.run(world.ctx(), { importId: ready.id })));
    expect(await viewOf(ready.id)).toMatchObject({ status: 'done', counts: { new: count }, progress: { done: count, total: count } });
    const [sums] = await admin
      .db('customers')
      .where('phone_masked', 'like', '136****%')
      .sum({ orders: 'orders_count', fen: 'paid_total_fen' });
    expect({ orders: Number((sums as { orders: number }).orders), fen: Number((sums as { fen: number }).fen) }).toEqual({
      ...{ orders: count, fen: count * 3_000 },
    });
  });

  it('that nobody took over goes after a week', async () => {
    const ready = await checked((await upload(await newSource(), [head, row({ no: 'W1' })].join('\n'))).id);
    const later = { ...world.ctx(), clock: { now: () => world.deps.clock.now() + 8 * 86_400_000 } };
    await tidyOrderFiles.run(later, {});
    expect(await viewOf(ready.id)).toMatchObject({ status: 'cancelled' });
    expect(await admin.db('order_import_parts').where({ import_id: ready.id })).toEqual([]);
  });
});

/** Dies once so many orders were written. */
function dyingAfter(ctx: Context, orders: number): Context {
  let written = 0;
  const next: Context['ids']['next'] = (kind) => {
    if (kind === 'order') written += 1;
    if (written > orders) throw new Error('the power went');
    return ctx.ids.next(kind);
  };
  return { ...ctx, ids: { ...ctx.ids, next } };
}
