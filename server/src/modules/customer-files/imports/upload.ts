import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { fieldAccess } from '../../customers/index.ts';
import { openTable } from '../../../kernel/spreadsheets/read-table.ts';
import { sniffCsv } from '../../../kernel/spreadsheets/sniff-csv.ts';
import { UnreadableFile } from '../../../kernel/spreadsheets/table-row.ts';
import { guessMapping } from '../rules/guess-mapping.ts';
import { place } from '../tables.ts';
import type { CustomerImportRow } from '../tables.ts';
import { findRememberedMapping } from './remembered-mappings.ts';
import { getOwnImport, moveImport, toImportView } from './import-store.ts';
import type { Column, ImportView } from './import-store.ts';
import { importParts } from './parts.ts';

const mostPartBytes = 256 * 1024;
/** How far an upload is looked at before its columns are shown; the check looks at all of it. */
const firstLookBytes = 4 * 1024 * 1024;
const sampleRows = 3;
const sampleLength = 60;

/** Throws customer_import.format_unknown. */
export async function beginImport(ctx: Context, input: { fileName: string; bytes: number }): Promise<ImportView> {
  const { actor } = ctx;
  if (actor.kind !== 'staff') throw new AppError('auth.required');
  const format = /\.(xlsx|csv|txt)$/i.exec(input.fileName)?.[1]?.toLowerCase();
  if (format === undefined) throw new AppError('customer_import.format_unknown');
  const now = ctx.clock.now();
  const row: CustomerImportRow = {
    id: ctx.ids.next('customerImport'),
    staff_id: actor.staffId,
    staff_name: actor.name,
    file_name: input.fileName,
    format: format === 'xlsx' ? 'xlsx' : 'csv',
    bytes: input.bytes,
    status: 'preparing',
    encoding: null,
    delimiter: null,
    columns_sealed: null,
    mapping: '{}',
    match_by: 'phone',
    on_match: 'update',
    fill_region: 1,
    run: 0,
    total: null,
    done: 0,
    failed: 0,
    count_new: 0,
    count_update: 0,
    count_duplicate: 0,
    count_error: 0,
    rate: null,
    problem: null,
    started_at: now,
    updated_at: now,
    finished_at: null,
    undo_until: null,
  };
  await ctx.db('customer_imports').insert(row);
  return toImportView(ctx, row);
}

/** Throws customer_import.not_found, customer_import.wrong_step, customer_import.unreadable. */
export async function addPart(ctx: Context, input: { id: string; nth: number; base64: string; last: boolean }): Promise<ImportView> {
  const row = await getOwnImport(ctx, input.id);
  if (row.columns_sealed !== null && input.last) return toImportView(ctx, row); // the last part again: its answer was lost
  if (row.status !== 'preparing' || row.columns_sealed !== null) throw new AppError('customer_import.wrong_step', { status: row.status });
  const content = Buffer.from(input.base64, 'base64');
  if (content.length === 0 || content.length > mostPartBytes) throw new AppError('customer_import.unreadable', { problem: 'part_size' });
  await importParts.save(ctx, row.id, input.nth, content);
  if (!input.last) return toImportView(ctx, row);

  const { complete, bytes } = await importParts.measure(ctx, row.id, input.nth);
  if (!complete || bytes !== row.bytes) throw new AppError('customer_import.unreadable', { problem: 'incomplete', bytes });
  const head = await readHeadings(ctx, row);
  return inTransaction(ctx, async (ctx) => toImportView(ctx, await moveImport(ctx, row, ['preparing'], head)));
}

/** What the first look at a file shows: its columns with samples, and what each probably is. */
async function readHeadings(ctx: Context, row: CustomerImportRow): Promise<Partial<CustomerImportRow>> {
  try {
    const source = await importParts.open(ctx, row.id);
    const csv = row.format === 'csv' ? await sniffCsv(source, firstLookBytes) : undefined;
    const { columns: names, rows } = await openTable(source, csv ? { format: 'csv', ...csv } : { format: 'xlsx' });
    const columns: Column[] = names.map((name) => ({ name, samples: [] }));
    let read = 0;
    for await (const { cells } of rows) {
      columns.forEach((column, at) => column.samples.push((cells[at] ?? '').slice(0, sampleLength)));
      read += 1;
      if (read === sampleRows) break;
    }
    const { customFields } = await fieldAccess(ctx);
    const mapping = (await findRememberedMapping(ctx, names)) ?? guessMapping(names, customFields);
    return {
      encoding: csv?.encoding ?? null,
      delimiter: csv?.delimiter ?? null,
      columns_sealed: ctx.sealing.seal(JSON.stringify(columns), place.columns(row.id)),
      mapping: JSON.stringify(mapping),
    };
  } catch (error) {
    if (error instanceof UnreadableFile) throw new AppError('customer_import.unreadable', undefined, { cause: error });
    throw error;
  }
}
