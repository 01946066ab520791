import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { defer } from '../../../kernel/events/outbox.ts';
import { inTransaction, insertOrRetry } from '../../../kernel/transaction.ts';
import { fieldAccess } from '../../customers/index.ts';
import type { ImportMatch } from '../../customers/index.ts';
import type { CustomerImportRow } from '../tables.ts';
import { getOwnImport, moveImport, readColumns, readMapping, toImportView } from './import-store.ts';
import type { ImportView } from './import-store.ts';
import { checkFile } from './jobs/check-file.ts';
import { runImport } from './jobs/run-import.ts';
import { undoImport } from './jobs/undo-import.ts';
import { mapColumns } from './mapped-columns.ts';
import { rememberMapping } from './remembered-mappings.ts';

const undoForMs = 30 * 86_400_000;
const noCounts = { count_new: 0, count_update: 0, count_duplicate: 0, count_error: 0, done: 0, failed: 0, rate: null, problem: null };

interface CheckInput {
  id: string;
  mapping: Record<string, string>;
  matchBy: ImportMatch;
  onMatch: 'update' | 'skip';
  fillRegion: boolean;
}

/** Starts the dry run. Throws customer_import.not_found, .wrong_step, .mapping_invalid, customer.field_forbidden. */
export async function startCheck(ctx: Context, input: CheckInput): Promise<ImportView> {
  const row = await getOwnImport(ctx, input.id);
  if (row.columns_sealed === null) throw new AppError('customer_import.wrong_step', { status: row.status });
  const names = readColumns(ctx, row).map((column) => column.name);
  mapColumns(ctx, await fieldAccess(ctx), names, input.mapping, input.matchBy);
  return inTransaction(ctx, async (ctx) => {
    const change: Partial<CustomerImportRow> = {
      ...noCounts,
      status: 'checking',
      mapping: JSON.stringify(input.mapping),
      match_by: input.matchBy,
      on_match: input.onMatch,
      fill_region: Number(input.fillRegion),
      run: row.run + 1,
      total: null,
    };
    const moved = await moveImport(ctx, row, ['preparing', 'checking', 'ready', 'failed'], change);
    if (row.undo_until !== null) throw new AppError('customer_import.wrong_step', { status: row.status }); // it has run already
    await insertOrRetry(ctx, 'the same mapping was remembered meanwhile', () => rememberMapping(ctx, names, input.mapping));
    await defer(ctx, checkFile, { importId: row.id, run: moved.run });
    await writeAudit(ctx, 'customers.import_checked', { kind: 'customer_import', id: row.id }, detailOf(moved));
    return toImportView(ctx, moved);
  });
}

/** Starts the import after its check, or goes on after a pause or a failure. Throws customer_import.not_found, .wrong_step. */
export async function startRun(ctx: Context, input: { id: string }): Promise<ImportView> {
  const row = await getOwnImport(ctx, input.id);
  const begun = row.undo_until !== null;
  if (row.finished_at !== null) throw new AppError('customer_import.wrong_step', { status: row.status });
  return inTransaction(ctx, async (ctx) => {
    const change: Partial<CustomerImportRow> = {
      ...(begun ? { rate: null, problem: null } : noCounts),
      status: 'running',
      run: row.run + 1,
      undo_until: ctx.clock.now() + undoForMs,
    };
    const moved = await moveImport(ctx, row, begun ? ['paused', 'failed'] : ['ready'], change);
    if (!begun) await ctx.db('customer_import_bad_rows').where({ import_id: row.id }).delete();
    await defer(ctx, runImport, { importId: row.id, run: moved.run });
    await writeAudit(
      ctx,
      begun ? 'customers.import_resumed' : 'customers.import_started',
      { kind: 'customer_import', id: row.id },
      detailOf(moved),
    );
    return toImportView(ctx, moved);
  });
}

/** Throws customer_import.not_found, .wrong_step. */
export async function pauseRun(ctx: Context, input: { id: string }): Promise<ImportView> {
  return inTransaction(ctx, async (ctx) => {
    const row = await getOwnImport(ctx, input.id);
    const moved = await moveImport(ctx, row, ['running'], { status: 'paused', rate: null });
    await writeAudit(ctx, 'customers.import_paused', { kind: 'customer_import', id: row.id }, detailOf(moved));
    return toImportView(ctx, moved);
  });
}

/** Throws customer_import.not_found, .wrong_step (also when the thirty days are over). */
export async function startUndo(ctx: Context, input: { id: string }): Promise<ImportView> {
  const row = await getOwnImport(ctx, input.id);
  if (row.undo_until === null || row.undo_until < ctx.clock.now()) throw new AppError('customer_import.wrong_step', { status: row.status });
  return inTransaction(ctx, async (ctx) => {
    const again = row.status === 'failed' && row.finished_at !== null;
    const change = {
      status: 'undoing' as const,
      run: row.run + 1,
      total: row.count_new + row.count_update,
      rate: null,
      problem: null,
      finished_at: row.finished_at ?? ctx.clock.now(), // from here on there is no going on with the import
    };
    const moved = await moveImport(ctx, row, ['done', 'paused', 'failed'], { ...change, ...(!again && { done: 0, failed: 0 }) });
    await defer(ctx, undoImport, { importId: row.id, run: moved.run });
    await writeAudit(ctx, 'customers.import_undone', { kind: 'customer_import', id: row.id }, detailOf(moved));
    return toImportView(ctx, moved);
  });
}

const detailOf = (row: CustomerImportRow): Record<string, string> => ({
  fileName: row.file_name,
  matchBy: row.match_by,
  onMatch: row.on_match,
  fields: Object.values(readMapping(row)).join(','),
});
