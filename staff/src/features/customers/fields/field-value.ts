import type { Input } from '@lianke/shared/api';
import type { CustomerRow } from '../api.ts';

/** A field's value as an editor holds it; null is "empty". Money in fen, days as text, owners by id. */
export type FieldValue = string | number | boolean | string[] | null;
export type CustomerChange = Input<'staff.customers.update'>['change'];

const customPrefix = 'custom.';
export const customId = (key: string): string | null => (key.startsWith(customPrefix) ? key.slice(customPrefix.length) : null);

/** What the row holds of a field; undefined where the caller may not see it. */
export function valueOf(row: CustomerRow, key: string): FieldValue | undefined {
  const id = customId(key);
  if (id) return row.custom?.[id];
  switch (key) {
    case 'owner':
      return row.owner === undefined ? undefined : (row.owner?.staffId ?? null);
    case 'tags':
      return row.ownTags ?? row.tags;
    case 'phone':
      return row.phoneMasked;
    case 'email':
      return row.emailMasked;
    case 'taxId':
      return row.taxIdMasked;
    case 'channel':
      return row.channel?.kind;
    default: {
      const value = (row as unknown as Record<string, unknown>)[key];
      return typeof value === 'object' && value !== null ? undefined : (value as FieldValue | undefined);
    }
  }
}

/** One edited field in the words of the contract. */
export function toChange(key: string, value: FieldValue): CustomerChange {
  const id = customId(key);
  if (id) return { custom: { [id]: value } };
  if (key === 'owner') return { ownerId: value as string | null };
  if (key === 'gender') return { gender: (value ?? 'unknown') as 'unknown' };
  if (key === 'tags') return { tags: (value ?? []) as string[] };
  if (key === 'level') return { level: Number(value ?? 0) };
  return { [key]: value };
}

/** Several fields in one change. */
export function mergeChanges(changes: readonly CustomerChange[]): CustomerChange {
  const custom = Object.assign({}, ...changes.map((it) => it.custom ?? {})) as NonNullable<CustomerChange['custom']>;
  const merged = Object.assign({}, ...changes) as CustomerChange;
  return { ...merged, ...(Object.keys(custom).length > 0 ? { custom } : {}) };
}

/** The row as it will look, shown before the server has answered. */
export function withValue(row: CustomerRow, key: string, value: FieldValue, ownerName: (id: string) => string): CustomerRow {
  const id = customId(key);
  if (id) return { ...row, custom: { ...row.custom, [id]: value } };
  if (key === 'owner') return { ...row, owner: typeof value === 'string' ? { staffId: value, name: ownerName(value) } : null };
  if (key === 'tags') {
    const own = (value ?? []) as string[];
    const others = (row.tags ?? []).filter((tag) => !row.ownTags?.includes(tag));
    return { ...row, ownTags: own, tags: [...new Set([...others, ...own])] };
  }
  return { ...row, ...(key === 'name' && value === null ? {} : { [key]: key === 'gender' ? (value ?? 'unknown') : value }) };
}

export const isEmpty = (value: FieldValue | undefined): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
