import type { Context } from '../../../kernel/context.ts';
import { callingStaff } from '../../../kernel/calling-staff.ts';
import { AppError } from '../../../kernel/errors.ts';
import { defer } from '../../../kernel/events/outbox.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { getSource } from '../sources/source-store.ts';
import type { OrderImportRow } from '../tables.ts';
import { getImport, moveImport, noCounts, resultOf, toImportAnswer, writeResult } from './import-store.ts';
import type { ImportView } from './import-store.ts';
import { importParts } from './import-parts.ts';
import { checkOrders } from './jobs/check-orders.ts';

const mostPartBytes = 256 * 1024;

/** Throws customer_import.format_unknown, sync.source_not_found. */
export async function beginOrderImport(
  ctx: Context,
  input: { sourceId: string; fileName: string; bytes: number },
): Promise<{ import: ImportView }> {
  const { staffId } = callingStaff(ctx);
  const format = /\.(xlsx|csv|txt)$/i.exec(input.fileName)?.[1]?.toLowerCase();
  if (format === undefined) throw new AppError('customer_import.format_unknown');
  const source = await getSource(ctx, input.sourceId);
  if (source.kind !== 'file' && source.kind !== 'open') throw new AppError('sync.source_not_found');
  const row: OrderImportRow = {
    ...{ id: ctx.ids.next('orderImport'), source_id: source.id, file_name: input.fileName, status: 'preparing', staff_id: staffId },
    result: writeResult({ format: format === 'xlsx' ? 'xlsx' : 'csv', bytes: input.bytes, csv: null, counts: noCounts, badRows: [] }),
    ...{ done: 0, total: null, started_at: ctx.clock.now(), finished_at: null },
  };
  await ctx.db('order_imports').insert(row);
  return toImportAnswer(ctx, row);
}

/** Throws sync.import_not_found, customer_import.wrong_step, customer_import.unreadable. */
export async function addOrderPart(
  ctx: Context,
  input: { id: string; nth: number; base64: string; last: boolean },
): Promise<{ import: ImportView }> {
  const row = await getImport(ctx, input.id);
  if (row.status !== 'preparing') {
    if (input.last) return toImportAnswer(ctx, row); // the last part again: its answer was lost
    throw new AppError('customer_import.wrong_step', { status: row.status });
  }
  const content = Buffer.from(input.base64, 'base64');
  if (content.length === 0 || content.length > mostPartBytes) throw new AppError('customer_import.unreadable', { problem: 'part_size' });
  await importParts.save(ctx, row.id, input.nth, content);
  if (!input.last) return toImportAnswer(ctx, row);
  const { complete, bytes } = await importParts.measure(ctx, row.id, input.nth);
  if (!complete || bytes !== resultOf(row).bytes) throw new AppError('customer_import.unreadable', { problem: 'incomplete', bytes });
  return inTransaction(ctx, async (ctx) => {
    const moved = await moveImport(ctx, row, { status: 'checking' });
    await defer(ctx, checkOrders, { importId: row.id });
    return toImportAnswer(ctx, moved);
  });
}
