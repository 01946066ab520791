import { genders, maskBirthday, maskName } from '@lianke/shared';
import type { AuditChange } from '../../../kernel/audit.ts';
import type { CustomerInput } from '../commands/customer-input.ts';
import type { CustomField } from '../custom-fields/store.ts';
import type { CustomValue } from '../custom-fields/values.ts';
import type { CustomerChange, CustomerRow } from '../tables.ts';

/** Which column tells a field's value on the record; for personal fields the masked one. */
const shownColumns: Record<string, keyof CustomerRow> = {
  name: 'name',
  phone: 'phone_masked',
  email: 'email_masked',
  address: 'address_masked',
  taxId: 'tax_id_masked',
  company: 'company',
  gender: 'gender',
  birthday: 'birthday_on',
  region: 'region',
  level: 'level',
};

const mask: Record<string, (text: string) => string> = {
  name: maskName,
  birthday: maskBirthday,
  gender: (text) => genders[Number(text)] ?? text,
};

const shown = (field: string, value: CustomValue | readonly string[] | null | undefined): string | null => {
  if (value === null || value === undefined || value === '') return null;
  const text = typeof value === 'object' ? value.join('、') : String(value);
  return mask[field]?.(text) ?? text;
};

/**
 * What an edit changes, for the record: field, before, after, with names, birthdays and personal values masked. A personal value that was typed
 * again counts as changed, because two sealed values cannot be compared.
 */
export function describeChanges(it: {
  before: CustomerRow;
  columns: CustomerChange;
  change: CustomerInput;
  tagsBefore: readonly string[];
  values: readonly { field: CustomField; value: CustomValue | null }[];
  customBefore: ReadonlyMap<string, CustomValue> | undefined;
  owners: ReadonlyMap<string, string>;
}): AuditChange[] {
  const changes: AuditChange[] = [];
  for (const [field, column] of Object.entries(shownColumns)) {
    if (!Object.hasOwn(it.columns, column)) continue;
    const [was, is] = [it.before[column], it.columns[column as keyof CustomerChange]];
    if (was !== is || (column.endsWith('_masked') && is !== null))
      changes.push({ field, before: shown(field, was), after: shown(field, is) });
  }
  const { ownerId, tags } = it.change;
  if (ownerId !== undefined && (ownerId ?? '') !== it.before.owner_id)
    changes.push({ field: 'owner', before: it.owners.get(it.before.owner_id) ?? null, after: it.owners.get(ownerId ?? '') ?? null });
  if (tags && [...tags].sort().join('\n') !== [...it.tagsBefore].sort().join('\n'))
    changes.push({ field: 'tags', before: shown('tags', it.tagsBefore), after: shown('tags', tags) });
  for (const { field, value } of it.values) {
    const was = it.customBefore?.get(field.id) ?? null;
    if (!field.personal && JSON.stringify(was) === JSON.stringify(value)) continue;
    const after = field.personal && typeof value === 'string' ? maskName(value) : value;
    changes.push({ field: `custom.${field.id}`, before: shown(field.id, was), after: shown(field.id, after) });
  }
  return changes;
}
