import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { batchStatuses } from '../values/statuses.ts';
import { fieldKey, selection } from './customer-shapes.ts';
import { cursor, id, instant, progress, reason, staffName } from './shapes.ts';

const mayImport = { audience: 'staff', permission: 'customers.import' } as const;
const mayExport = { audience: 'staff', permission: 'customers.export' } as const;

/** Column of the file (by its heading) → field of ours; a column without an entry is left out. */
const mapping = z.record(z.string().max(100), z.union([fieldKey, z.enum(['id', 'avatarUrl', 'externalKey'])]));

const customerImport = z.object({
  id,
  fileName: z.string(),
  format: z.enum(['csv', 'xlsx']),
  /** preparing = parts arriving · checking = dry run · ready = checked · running · paused · done · undoing · undone · failed · cancelled. */
  status: z.enum(batchStatuses),
  columns: z.array(z.object({ name: z.string(), samples: z.array(z.string()) })),
  mapping,
  /** How a row finds the customer it is about; a row that finds nobody makes a new one. */
  matchBy: z.enum(['phone', 'memberNo', 'id', 'externalKey', 'none']),
  onMatch: z.enum(['update', 'skip']),
  /** Guess the region from the phone number where the file names none. */
  fillRegion: z.boolean(),
  /** The dry run's verdict, later what really happened. */
  counts: z.object({ new: z.number().int(), update: z.number().int(), duplicate: z.number().int(), error: z.number().int() }),
  progress,
  /** Rows per second of the current step, for "about 3 minutes left". */
  rate: z.number().nullable(),
  badRows: z.number().int(),
  problem: z.string().nullable(),
  startedBy: staffName,
  startedAt: instant,
  finishedAt: instant.nullable(),
  undoUntil: instant.nullable(),
});

const badRow = z.object({ line: z.number().int(), reason: z.string(), column: z.string().nullable(), values: z.array(z.string()) });

export const customerFileContracts = {
  'staff.imports.begin': endpoint({
    summary: 'Announce a file; its bytes follow in parts.',
    kind: 'write',
    access: mayImport,
    input: z.object({ fileName: z.string().trim().min(1).max(200), bytes: z.number().int().min(1).max(500_000_000) }),
    output: customerImport,
    errors: ['customer_import.format_unknown'],
  }),
  'staff.imports.add-part': endpoint({
    summary: 'The next part, at most 256 KB. Sending the same part again is harmless. After the last one the columns are read.',
    kind: 'write',
    access: mayImport,
    input: z.object({ id, nth: z.number().int().min(0).max(4000), base64: z.string().max(360_000), last: z.boolean() }),
    output: customerImport,
    errors: ['customer_import.not_found', 'customer_import.wrong_step', 'customer_import.unreadable'],
  }),
  'staff.imports.check': endpoint({
    summary:
      'Dry run with this mapping (remembered for files with the same columns): what would be new, changed, double or wrong. Changes nothing.',
    kind: 'write',
    access: mayImport,
    input: z.object({
      id,
      mapping,
      matchBy: z.enum(['phone', 'memberNo', 'id', 'externalKey', 'none']),
      onMatch: z.enum(['update', 'skip']),
      fillRegion: z.boolean().default(true),
    }),
    output: customerImport,
    errors: ['customer_import.not_found', 'customer_import.wrong_step', 'customer_import.mapping_invalid', 'customer.field_forbidden'],
  }),
  'staff.imports.run': endpoint({
    summary: 'Import the good rows; also resumes after a pause.',
    kind: 'write',
    access: mayImport,
    input: z.object({ id }),
    output: customerImport,
    errors: ['customer_import.not_found', 'customer_import.wrong_step'],
  }),
  'staff.imports.pause': endpoint({
    summary: 'Stop after the current chunk.',
    kind: 'write',
    access: mayImport,
    input: z.object({ id }),
    output: customerImport,
    errors: ['customer_import.not_found', 'customer_import.wrong_step'],
  }),
  'staff.imports.undo': endpoint({
    summary: 'Take the import back: new customers go, changed ones become what they were, except what was touched since. For 30 days.',
    kind: 'write',
    access: mayImport,
    input: z.object({ id }),
    output: customerImport,
    errors: ['customer_import.not_found', 'customer_import.wrong_step'],
  }),
  'staff.imports.get': endpoint({
    summary: 'How far it is.',
    kind: 'read',
    access: mayImport,
    input: z.object({ id }),
    output: customerImport,
    errors: ['customer_import.not_found'],
  }),
  'staff.imports.list': endpoint({
    summary: 'Imports, newest first.',
    kind: 'read',
    access: mayImport,
    input: z.object({ cursor: cursor.optional() }),
    output: z.object({ imports: z.array(customerImport), next: cursor.nullable() }),
    errors: [],
  }),
  'staff.imports.bad-rows': endpoint({
    summary: 'The first rows that cannot be imported, with the reason. The whole list is a file: GET /downloads/imports/<id>/bad-rows.csv.',
    kind: 'read',
    access: mayImport,
    input: z.object({ id }),
    output: z.object({ rows: z.array(badRow) }),
    errors: ['customer_import.not_found'],
  }),
  'staff.exports.start': endpoint({
    summary:
      'Prepare an export of what a list shows: only fields the caller may read, marked with who, when and why. Then GET the download address once.',
    kind: 'write',
    access: mayExport,
    input: z.object({ selection, columns: z.array(fieldKey).min(1).max(100), format: z.enum(['csv', 'xlsx']), reason }),
    output: z.object({ id, downloadUrl: z.string(), expiresAt: instant, total: z.object({ count: z.number().int(), exact: z.boolean() }) }),
    errors: ['customer.field_forbidden', 'customer.filter_invalid'],
  }),
  'staff.exports.list': endpoint({
    summary: 'Exports made, newest first.',
    kind: 'read',
    access: mayExport,
    input: z.object({ cursor: cursor.optional() }),
    output: z.object({
      exports: z.array(
        z.object({
          id,
          by: staffName,
          at: instant,
          format: z.enum(['csv', 'xlsx']),
          reason: z.string(),
          columns: z.array(fieldKey),
          rows: z.number().int().nullable(),
          status: z.enum(batchStatuses),
        }),
      ),
      next: cursor.nullable(),
    }),
    errors: [],
  }),
};
