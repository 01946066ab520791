import { formatChinaDay } from '@lianke/shared';
import type { AuditEntry } from './api.ts';

export interface CustomerGroup {
  customerId: string;
  name: string | null;
  entries: AuditEntry[];
}
export interface DayGroup {
  day: string;
  customers: CustomerGroup[];
}

/** Newest day first, within it the customer looked at last first; entries keep the order they come in. */
export function groupEntries(entries: readonly AuditEntry[]): DayGroup[] {
  const days: DayGroup[] = [];
  for (const entry of entries) {
    const day = formatChinaDay(entry.at);
    let group = days.at(-1);
    if (group?.day !== day) days.push((group = { day, customers: [] }));
    const { id, name } = entry.subject;
    let customer = group.customers.find((it) => it.customerId === id);
    if (!customer) group.customers.push((customer = { customerId: id, name, entries: [] }));
    customer.entries.push(entry);
  }
  return days;
}

/** Days only, for the whole record. */
export function groupByDay(entries: readonly AuditEntry[]): { day: string; entries: AuditEntry[] }[] {
  const days: { day: string; entries: AuditEntry[] }[] = [];
  for (const entry of entries) {
    const day = formatChinaDay(entry.at);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}
