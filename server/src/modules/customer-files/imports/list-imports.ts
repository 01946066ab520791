import type { Context } from '../../../kernel/context.ts';
import { beyond, readCursor, writeCursor } from '../../../kernel/db/paging.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { CustomerImportRow } from '../tables.ts';
import { listBadRows } from './bad-rows.ts';
import type { ShownBadRow } from './bad-rows.ts';
import { findImport, getOwnImport, toImportView, toImportViews } from './import-store.ts';
import type { ImportView } from './import-store.ts';

const pageSize = 20;
const shownBadRows = 100;

/** Everybody who imports sees that an import happened and how it went; what is in it only its owner sees. */
export async function listImports(
  ctx: Context,
  input: { cursor?: string | undefined },
): Promise<{ imports: ImportView[]; next: string | null }> {
  const after = readCursor(input.cursor);
  const query = ctx
    .db<CustomerImportRow>('customer_imports')
    .orderBy([
      { column: 'started_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(pageSize + 1);
  if (after) beyond(query, ['started_at', 'id'], [after.value, after.id], '<');
  const rows: CustomerImportRow[] = await query;
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  return {
    imports: await toImportViews(ctx, page),
    next: rows.length > pageSize && last ? writeCursor({ value: last.started_at, id: last.id }) : null,
  };
}

/** Throws customer_import.not_found. */
export async function getImport(ctx: Context, input: { id: string }): Promise<ImportView> {
  const row = await findImport(ctx, input.id);
  if (!row) throw new AppError('customer_import.not_found');
  return toImportView(ctx, row);
}

/** Throws customer_import.not_found. */
export async function getBadRows(ctx: Context, input: { id: string }): Promise<{ rows: ShownBadRow[] }> {
  const row = await getOwnImport(ctx, input.id);
  return { rows: await listBadRows(ctx, row.id, 0, shownBadRows) };
}
