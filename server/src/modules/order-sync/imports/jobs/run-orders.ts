import { z } from 'zod';
import type { Context } from '../../../../kernel/context.ts';
import { defineJob } from '../../../../kernel/jobs/define-job.ts';
import { inTransaction } from '../../../../kernel/transaction.ts';
import { upsertSynced } from '../../../orders/index.ts';
import { countIn } from '../../sources/count-in.ts';
import { getSource } from '../../sources/source-store.ts';
import type { OrderImportRow, SyncSourceRow } from '../../tables.ts';
import { importParts } from '../import-parts.ts';
import { findImport, formOf, resultOf, writeResult } from '../import-store.ts';
import { inChunks } from '../in-chunks.ts';
import { readOrders } from '../read-orders.ts';
import type { ReadOrder } from '../read-orders.ts';
import { sourceOfImports } from '../source-of-imports.ts';

/**
 * Takes over a file's orders, a chunk in each transaction together with how far it came: killed anywhere or run twice, each is taken over once. Orders that can
 * not be read were reported by the check and are passed over.
 */
export const runOrders = defineJob({
  name: 'order-sync.run-file',
  lane: 'bulk',
  payload: z.object({ importId: z.string() }),
  maxAttempts: 12,
  async run(ctx, { importId }) {
    const row = await findImport(ctx, importId);
    if (row?.status !== 'running') return;
    const source = await getSource(ctx, row.source_id);
    let current = row;
    for await (const chunk of inChunks(readOrders(ctx, row.id, formOf(resultOf(row))), row.done)) {
      const next = await takeOver(ctx, source, current, chunk);
      if (!next) return; // another worker has it
      current = next;
    }
    await inTransaction(ctx, async (ctx) => {
      const end = { status: 'done', finished_at: ctx.clock.now() };
      const ended = await ctx.db('order_imports').where({ id: row.id, status: 'running', done: current.done }).update(end);
      if (ended === 1) await importParts.remove(ctx, row.id);
    });
  },
});

async function takeOver(
  ctx: Context,
  source: SyncSourceRow,
  row: OrderImportRow,
  chunk: readonly ReadOrder[],
): Promise<OrderImportRow | undefined> {
  return inTransaction(ctx, async (ctx) => {
    const done = row.done + chunk.length;
    const reached = await ctx.db('order_imports').where({ id: row.id, status: 'running', done: row.done }).update({ done });
    if (reached === 0) return undefined;
    const stored = await upsertSynced(
      ctx,
      sourceOfImports(source),
      chunk.flatMap(({ order }) => order ?? []),
    );
    await countIn(ctx, source.id, stored);
    const result = resultOf(row);
    for (const { outcome } of stored) result.counts[outcome === 'new' ? 'new' : outcome === 'updated' ? 'update' : 'same'] += 1;
    const written = { done, result: writeResult(result) };
    await ctx.db('order_imports').where({ id: row.id }).update(written);
    return { ...row, ...written };
  });
}
