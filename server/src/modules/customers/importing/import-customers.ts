import { setImmediate } from 'node:timers/promises';
import type { Context } from '../../../kernel/context.ts';
import { afterCommit } from '../../../kernel/transaction.ts';
import { fieldAccess } from '../access/field-access.ts';
import { toColumns } from '../commands/customer-input.ts';
import type { CustomField } from '../custom-fields/store.ts';
import { addRecords, toRecord } from './add-records.ts';
import { changeRecords } from './change-records.ts';
import type { RecordBefore } from './change-records.ts';
import { decideRows } from './decide-rows.ts';
import type { Decision } from './decide-rows.ts';
import type { ImportOptions, ImportOutcome, ImportRow } from './import-row.ts';
import { findKnownRecords, keyRow } from './known-records.ts';
import type { KeyedRow } from './known-records.ts';
import type { SeenKeys } from './seen-keys.ts';

const rowsPerTurn = 50;

/** What an import did to one record, for its undo. */
export interface ImportedRecord {
  customerId: string;
  kind: 'new' | 'update';
  version: number;
  before: RecordBefore | null;
}

/** Which of these records the import has made or changed already. */
export type TouchedAmong = (ctx: Context, customerIds: readonly string[]) => Promise<ReadonlySet<string>>;

const toOutcome = (decision: Decision): ImportOutcome => {
  switch (decision.kind) {
    case 'new':
      return { kind: 'new' };
    case 'update':
    case 'skip':
    case 'duplicate':
      return { kind: decision.kind };
    case 'error':
      return { kind: 'error', problem: decision.problem, ...(decision.field !== undefined && { field: decision.field }) };
  }
};

/**
 * Makes rows ready: hashes what they are looked up by, seals what a record would hold. Lets other work have its turn every few rows, so that it can be
 * done while the database is busy with the rows before.
 */
export async function prepareRows(ctx: Context, rows: readonly ImportRow[], withColumns: boolean): Promise<KeyedRow[]> {
  const { customFields } = await fieldAccess(ctx);
  const unique = customFields.filter((field) => field.unique);
  const prepared: KeyedRow[] = [];
  for (const row of rows) {
    const keyed = keyRow(ctx, row, unique);
    prepared.push(withColumns ? { ...keyed, columns: toColumns(ctx, row.change) } : keyed);
    if (prepared.length % rowsPerTurn === 0) await setImmediate();
  }
  return prepared;
}

/** What an import would do with these rows, in their order. Changes nothing but `seen`, which is kept over all rows of the file. */
export async function checkCustomers(
  ctx: Context,
  rows: readonly KeyedRow[],
  options: ImportOptions,
  seen: SeenKeys,
): Promise<ImportOutcome[]> {
  const nothing = new Set<string>();
  return (await decide(ctx, rows, options, seen, async () => nothing)).map(toOutcome);
}

/**
 * Imports some rows of a file with the rights of the caller: new people become records, known ones are updated or left. The caller has checked that
 * every column may be written (fieldAccess), and announces the records afterwards (announceSaved). A handful of statements for any number of new
 * records. Inside the caller's transaction; somebody else's simultaneous insert of the same number starts it again.
 */
export async function importCustomers(
  ctx: Context,
  rows: readonly KeyedRow[],
  options: ImportOptions,
  touchedAmong: TouchedAmong,
): Promise<{ outcomes: ImportOutcome[]; records: ImportedRecord[] }> {
  const decisions = await decide(ctx, rows, options, new Set<string>(), touchedAmong);
  const { customFields } = await fieldAccess(ctx);
  const fields: ReadonlyMap<string, CustomField> = new Map(customFields.map((field) => [field.id, field]));
  const added = decisions.flatMap((decision) =>
    decision.kind === 'new' ? [{ it: decision.it, record: toRecord(ctx, decision.it, options) }] : [],
  );
  await addRecords(ctx, added, fields, options);
  const changed = await changeRecords(
    ctx,
    decisions.filter((decision) => decision.kind === 'update'),
    fields,
    options,
  );
  afterCommit(ctx, () => changed.forEach(({ customerId }) => ctx.live.publish(customerId)));
  return {
    outcomes: decisions.map(toOutcome),
    records: [
      ...added.map(({ record }) => ({ customerId: record.id, kind: 'new' as const, version: record.version, before: null })),
      ...changed.map((record) => ({ ...record, kind: 'update' as const })),
    ],
  };
}

async function decide(
  ctx: Context,
  rows: readonly KeyedRow[],
  options: ImportOptions,
  seen: SeenKeys,
  touchedAmong: TouchedAmong,
): Promise<Decision[]> {
  const known = await findKnownRecords(ctx, rows);
  const touched = await touchedAmong(ctx, known.found);
  const maySetNumbers = ctx.actor.kind === 'staff' && ctx.actor.role === 'admin';
  return decideRows(rows, { known, options, seen, touched, maySetNumbers });
}
