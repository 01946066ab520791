import type { Context } from '../../../kernel/context.ts';
import { sealedAnew } from '../../../kernel/rotation/sealed-table.ts';
import { customIndexPurpose, customPlace } from '../custom-fields/values.ts';
import { personalHashes, phonePurpose } from '../personal-values.ts';
import { personalColumns, sealedPlace } from '../tables.ts';

type Json = Record<string, unknown>;
type Sealer = Pick<Context, 'sealing'>;

/**
 * A text that holds rows of ours as JSON (the snapshot of a merge, what an import changed) with every sealed value and look-up hash in them under
 * the newest key. Anything else comes back as it was.
 */
export function sealRecordsAnew(ctx: Sealer, text: string): string {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return text;
  }
  const newer = new Map<string, string>(); // hash under an older key → under the newest
  const learn = (value: string, purpose: string): void => {
    const [newest = '', ...older] = ctx.sealing.blindIndexes(value, purpose);
    for (const hash of older) newer.set(hash, newest);
  };
  eachObject(content, (row) => sealRow(ctx, row, learn));
  eachObject(content, (row) => {
    for (const column of ['value', 'value_index'])
      if (typeof row[column] === 'string' && newer.has(row[column])) row[column] = newer.get(row[column]);
  });
  return JSON.stringify(content);
}

function eachObject(value: unknown, visit: (row: Json) => void): void {
  if (Array.isArray(value)) value.forEach((item) => eachObject(item, visit));
  else if (typeof value === 'object' && value !== null) {
    visit(value as Json);
    Object.values(value).forEach((item) => eachObject(item, visit));
  }
}

function sealRow(ctx: Sealer, row: Json, learn: (value: string, purpose: string) => void): void {
  const opened: Record<string, string> = {};
  for (const [field, { sealed }] of Object.entries(personalColumns) as [keyof typeof sealedPlace, { sealed: string }][]) {
    const value = row[sealed];
    if (typeof value !== 'string') continue;
    opened[sealed] = ctx.sealing.open(value, sealedPlace[field]);
    row[sealed] = sealedAnew(ctx, value, sealedPlace[field]);
  }
  if (typeof row.phoneSealed === 'string') row.phoneSealed = sealedAnew(ctx, row.phoneSealed, sealedPlace.phone); // an import's note of what was
  for (const [column, hash] of Object.entries(personalHashes(ctx, opened))) if (Object.hasOwn(row, column)) row[column] = hash;
  if (opened.phone_sealed !== undefined) learn(opened.phone_sealed, phonePurpose);
  if (typeof row.field_id !== 'string') return;
  const place = customPlace(row.field_id);
  const plain = row.value_text ?? row.value_number;
  const text = typeof row.value_sealed === 'string' ? ctx.sealing.open(row.value_sealed, place) : plain;
  if (typeof row.value_sealed === 'string') row.value_sealed = sealedAnew(ctx, row.value_sealed, place);
  if (typeof text === 'string' || typeof text === 'number') learn(String(text).toLowerCase(), customIndexPurpose(row.field_id));
}
