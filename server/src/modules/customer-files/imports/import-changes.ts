import type { Context } from '../../../kernel/context.ts';
import type { ImportedRecord } from '../../customers/index.ts';
import { place } from '../tables.ts';

/** What an import did to one record. */
export interface ChangeRow {
  import_id: string;
  customer_id: string;
  kind: ImportedRecord['kind'];
  version: number;
  before_sealed: string | null;
}

export const toChangeRow = (ctx: Pick<Context, 'sealing'>, importId: string, record: ImportedRecord): ChangeRow => ({
  import_id: importId,
  customer_id: record.customerId,
  kind: record.kind,
  version: record.version,
  before_sealed: record.before && ctx.sealing.seal(JSON.stringify(record.before), place.before(importId)),
});

export const toImportedRecord = (ctx: Pick<Context, 'sealing'>, row: ChangeRow): ImportedRecord => ({
  customerId: row.customer_id,
  kind: row.kind,
  version: row.version,
  before:
    row.before_sealed === null
      ? null
      : (JSON.parse(ctx.sealing.open(row.before_sealed, place.before(row.import_id))) as ImportedRecord['before']),
});

/** Which of these records the import has made or changed already: what the file says about them again is a duplicate. */
export async function listTouched(
  ctx: Pick<Context, 'db'>,
  importId: string,
  customerIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (customerIds.length === 0) return new Set();
  return new Set(
    await ctx
      .db('customer_import_changes')
      .where({ import_id: importId })
      .whereIn('customer_id', [...customerIds])
      .pluck<string[]>('customer_id'),
  );
}
