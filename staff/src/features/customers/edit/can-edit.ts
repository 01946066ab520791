import type { FieldView } from '../fields/field-catalogue.ts';

/** Personal values come masked in lists, so they are edited where the whole value can be seen: in the record. */
export const canQuickEdit = (field: FieldView): boolean => field.editable && field.right === 'write' && !field.personal;
export const canEdit = (field: FieldView): boolean => field.editable && field.right === 'write';
