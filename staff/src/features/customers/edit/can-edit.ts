import { personalFields } from '@lianke/shared';
import type { FieldView } from '../fields/field-catalogue.ts';

const personal: readonly string[] = personalFields;
export const isPersonal = (key: string): boolean => personal.includes(key);

/** Personal values come masked in lists, so they are edited where the whole value can be seen: in the record. */
export const canQuickEdit = (field: FieldView): boolean => field.editable && field.right === 'write' && !isPersonal(field.key);
export const canEdit = (field: FieldView): boolean => field.editable && field.right === 'write';
