import { z } from 'zod';
import type { Context } from '../../../../kernel/context.ts';
import { defineJob } from '../../../../kernel/jobs/define-job.ts';
import { sniffCsv } from '../../../../kernel/spreadsheets/sniff-csv.ts';
import { UnreadableFile } from '../../../../kernel/spreadsheets/table-row.ts';
import { findVersions } from '../../../orders/index.ts';
import { importParts } from '../import-parts.ts';
import { findImport, formOf, noCounts, resultOf, writeResult } from '../import-store.ts';
import type { ImportResult } from '../import-store.ts';
import { inChunks } from '../in-chunks.ts';
import { readOrders } from '../read-orders.ts';
import { getSource } from '../../sources/source-store.ts';
import { sourceOfImports } from '../source-of-imports.ts';
import type { OrderImportRow } from '../../tables.ts';

/** Reads the whole file and says what importing it would do. Changes no order; interrupted, it starts again. */
export const checkOrders = defineJob({
  name: 'order-sync.check-file',
  lane: 'bulk',
  payload: z.object({ importId: z.string() }),
  maxAttempts: 5,
  async run(ctx, { importId }) {
    const row = await findImport(ctx, importId);
    if (row?.status !== 'checking') return;
    try {
      const { result, orders } = await check(ctx, row);
      await settle(ctx, row, { status: 'ready', result: writeResult(result), total: orders });
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      ctx.log.warn({ err: error, importId }, 'a file of orders can not be read');
      const badRows = [{ line: 1, reason: '文件读不懂：需要的列是订单号、状态、下单时间、实付金额' }];
      await settle(ctx, row, { status: 'failed', result: writeResult({ ...resultOf(row), badRows }) });
    }
  },
});

const settle = (ctx: Context, row: OrderImportRow, change: Partial<OrderImportRow>): PromiseLike<number> =>
  ctx.db('order_imports').where({ id: row.id, status: 'checking' }).update(change);

async function check(ctx: Context, row: OrderImportRow): Promise<{ result: ImportResult; orders: number }> {
  const before = resultOf(row);
  const csv = before.format === 'csv' ? await sniffCsv(await importParts.open(ctx, row.id)) : null;
  const result: ImportResult = { ...before, csv, counts: { ...noCounts }, badRows: [] };
  const source = sourceOfImports(await getSource(ctx, row.source_id));
  let orders = 0;
  for await (const chunk of inChunks(readOrders(ctx, row.id, formOf(result)))) {
    orders += chunk.length;
    const good = chunk.flatMap(({ order }) => order ?? []);
    const known = await findVersions(
      ctx,
      source.key,
      good.map((order) => order.orderNo),
    );
    for (const order of good) {
      const version = known.get(order.orderNo);
      result.counts[version === undefined ? 'new' : version < order.updatedAt ? 'update' : 'same'] += 1;
    }
    for (const { bad } of chunk) result.badRows.push(...bad);
    result.counts.error = result.badRows.length;
  }
  return { result, orders };
}
