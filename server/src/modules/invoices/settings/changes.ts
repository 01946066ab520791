import type { AuditChange } from '../../../kernel/audit.ts';

const textOf = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** What differs between two of a kind, field by field, for the record. Settings of the shop: nothing in them names a customer. */
export function changesBetween<T extends object>(before: T | undefined, after: T): AuditChange[] {
  const was = (before ?? {}) as Record<string, unknown>;
  return Object.entries(after)
    .map(([field, value]) => ({ field, before: textOf(was[field]), after: textOf(value) }))
    .filter((change) => change.before !== change.after);
}
