import type { FieldCatalogue, FieldView } from '../fields/field-catalogue.ts';

/** The name leads every row and cannot be put away; these two are no columns but parts of the record. */
const notColumns = ['name', 'identities', 'timeline', 'address'];
const standard = ['phone', 'level', 'owner', 'tags', 'channel', 'paidTotalFen', 'lastSeenAt'];

/** What this person could put into the table. */
export const possibleColumns = (all: FieldCatalogue): FieldView[] => all.fields.filter(({ key }) => !notColumns.includes(key));

/** The columns to show, in order: the address's, else one's own, else the standard; fields one may not see fall out. */
export function shownColumns(all: FieldCatalogue, wanted: readonly string[] | null): FieldView[] {
  const possible = new Map(possibleColumns(all).map((field) => [field.key, field]));
  return (wanted ?? standard).flatMap((key) => possible.get(key) ?? []);
}

const widths: Partial<Record<FieldView['type'], number>> = {
  personal: 130,
  number: 90,
  money: 130,
  date: 120,
  instant: 120,
  single: 110,
  multi: 200,
  tags: 200,
  bool: 90,
  region: 160,
  level: 112,
  staff: 104,
  channel: 130,
  reach: 116,
};
export const columnWidth = ({ key, type }: Pick<FieldView, 'key' | 'type'>): number => (key === 'gender' ? 80 : (widths[type] ?? 160));
export const isFigure = ({ type }: Pick<FieldView, 'type'>): boolean => type === 'money' || type === 'number';

/** Puts one key where another is. */
export function moveColumn(keys: readonly string[], moved: string, to: number): string[] {
  const rest = keys.filter((key) => key !== moved);
  return [...rest.slice(0, to), moved, ...rest.slice(to)];
}
