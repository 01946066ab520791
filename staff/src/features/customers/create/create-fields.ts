import { canEdit } from '../edit/can-edit.ts';
import type { FieldCatalogue, FieldView } from '../fields/field-catalogue.ts';
import type { CustomerChange, FieldValue } from '../fields/field-value.ts';
import { isEmpty, mergeChanges, toChange } from '../fields/field-value.ts';

const order = ['name', 'phone', 'gender', 'region', 'birthday', 'company', 'email', 'address', 'taxId', 'level', 'owner', 'tags'];
const first = ['name', 'phone'];

/** What a new record asks for: name and phone, whatever must be given, then the rest behind "more". */
export function createFields(all: FieldCatalogue, mayAssign: boolean): { asked: FieldView[]; more: FieldView[] } {
  const usable = all.fields.filter((field) => canEdit(field) && (field.key !== 'owner' || mayAssign));
  const ordered = [
    ...order.flatMap((key) => usable.find((field) => field.key === key) ?? []),
    ...usable.filter(({ key }) => key.startsWith('custom.')),
  ];
  const isAsked = (field: FieldView): boolean => first.includes(field.key) || field.required;
  return { asked: ordered.filter(isAsked), more: ordered.filter((field) => !isAsked(field)) };
}

export type Draft = Record<string, FieldValue>;

/** Labels of what is missing, in the order of the form. */
export const missingFields = (fields: readonly FieldView[], draft: Draft): FieldView[] =>
  fields.filter((field) => (field.required || field.key === 'name') && isEmpty(draft[field.key]));

/** The contract's input: only what was filled in. */
export function toCreateInput(draft: Draft): CustomerChange & { name: string } {
  const filled = Object.entries(draft).filter(([, value]) => !isEmpty(value));
  const change = mergeChanges(filled.map(([key, value]) => toChange(key, typeof value === 'string' ? value.trim() : value)));
  return { ...change, name: change.name ?? '' };
}
