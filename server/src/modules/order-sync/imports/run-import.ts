import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { defer } from '../../../kernel/events/outbox.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { getImport, moveImport, noCounts, resultOf, toImportAnswer, writeResult } from './import-store.ts';
import type { ImportView } from './import-store.ts';
import { runOrders } from './jobs/run-orders.ts';

/** Begins, or asks a running one to go on where it is. Throws sync.import_not_found, customer_import.wrong_step. */
export async function runOrderImport(ctx: Context, { id }: { id: string }): Promise<{ import: ImportView }> {
  return inTransaction(ctx, async (ctx) => {
    const row = await getImport(ctx, id);
    if (row.status === 'running') {
      await defer(ctx, runOrders, { importId: row.id });
      return toImportAnswer(ctx, row);
    }
    if (row.status !== 'ready') throw new AppError('customer_import.wrong_step', { status: row.status });
    const result = resultOf(row);
    const counts = { ...noCounts, error: result.counts.error };
    const moved = await moveImport(ctx, row, { status: 'running', done: 0, result: writeResult({ ...result, counts }) });
    await defer(ctx, runOrders, { importId: row.id });
    await writeAudit(ctx, 'order_imports.started', { kind: 'order_import', id: row.id }, { fileName: row.file_name });
    return toImportAnswer(ctx, moved);
  });
}
