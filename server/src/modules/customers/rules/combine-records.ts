import type { CustomerChange, CustomerRow } from '../tables.ts';

/** Fields of which one record's value is taken whole, with their columns. Keys are those of the field registry, and `avatar`. */
export const fieldColumns = {
  name: ['name', 'name_rank', 'name_initials'],
  avatar: ['avatar_url'],
  phone: ['phone_sealed', 'phone_masked', 'phone_tail_index', 'phone_head4', 'phone_head7'],
  email: ['email_sealed', 'email_masked', 'email_index'],
  address: ['address_sealed', 'address_masked'],
  taxId: ['tax_id_sealed', 'tax_id_masked', 'tax_id_index'],
  company: ['company'],
  gender: ['gender'],
  birthday: ['birthday_on'],
  region: ['region'],
  level: ['level'],
  owner: ['owner_id'],
  channel: ['channel_kind', 'channel_key', 'channel_name'],
} as const satisfies Record<string, readonly (keyof CustomerChange)[]>;
export type TakenField = keyof typeof fieldColumns;
export const takenFields = Object.keys(fieldColumns) as TakenField[];

export const reachColumns = ['reach_oa', 'reach_mini', 'reach_wecom'] as const;
/** Figures that add up. */
export const summedColumns = ['orders_count', 'paid_total_fen'] as const;

/** Field (`name`, `custom.fld_…`) → whose value a person chose. */
export type Choices = ReadonlyMap<string, 'kept' | 'lost'>;

const empty = new Set<unknown>([null, '', 0, 'unknown']);
/** Whether a record says anything about this field: its first column tells. */
export const hasValue = (row: CustomerRow, field: TakenField): boolean => !empty.has(row[fieldColumns[field][0]]);

/** Whose value the merged record gets. Chosen values must exist; nobody can choose nothing. */
export function takesLost(field: TakenField, kept: CustomerRow, lost: CustomerRow, choices: Choices): boolean {
  if (!hasValue(lost, field)) return false;
  if (!hasValue(kept, field)) return true;
  const choice = choices.get(field);
  if (choice) return choice === 'lost';
  if (field === 'name') return lost.name_rank > kept.name_rank;
  return field === 'level' && lost.level > kept.level;
}

/**
 * What the staying record becomes: what it lacks, the better name, the higher level, the chosen fields, the earlier beginning, the later visit,
 * the sums, every way to reach the person. Only columns that change.
 */
export function combineRecords(kept: CustomerRow, lost: CustomerRow, choices: Choices = new Map()): CustomerChange {
  const wanted: CustomerChange = {};
  for (const field of takenFields)
    if (takesLost(field, kept, lost, choices)) for (const column of fieldColumns[field]) Object.assign(wanted, { [column]: lost[column] });
  for (const column of reachColumns) wanted[column] = Math.max(kept[column], lost[column]);
  for (const column of summedColumns) wanted[column] = kept[column] + lost[column];
  wanted.last_order_at = Math.max(kept.last_order_at, lost.last_order_at);
  wanted.last_seen_at = Math.max(kept.last_seen_at, lost.last_seen_at);
  wanted.created_at = Math.min(kept.created_at, lost.created_at);
  wanted.external_key = kept.external_key ?? lost.external_key;
  wanted.version = kept.version + 1;
  return changedColumns(kept, wanted);
}

/** Of `wanted`, what differs from the row. */
export const changedColumns = (row: CustomerRow, wanted: CustomerChange): CustomerChange =>
  Object.fromEntries(Object.entries(wanted).filter(([column, value]) => row[column as keyof CustomerRow] !== value));
