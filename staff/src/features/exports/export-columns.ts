import type { FieldCatalogue, FieldView } from '../customers/fields/field-catalogue.ts';

const notInFiles = ['identities', 'timeline'];

/** What this person could take along: fields with a value of one cell. Masked ones are exported masked. */
export const exportableFields = (all: FieldCatalogue): FieldView[] => all.fields.filter(({ key }) => !notInFiles.includes(key));

/** Ticks a column on or off; the file has the columns in the order of the fields. */
export const toggleColumn = (columns: readonly string[], key: string, order: readonly string[]): string[] => {
  const next = columns.includes(key) ? columns.filter((it) => it !== key) : [...columns, key];
  return order.filter((it) => next.includes(it));
};
