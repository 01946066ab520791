import { useCallback } from 'react';
import { useMay } from '../../session/api.ts';
import type { FieldView } from '../fields/field-catalogue.ts';
import { canEdit } from './can-edit.ts';

/** Whether a field has a pencil for this person: the field's right, the right to edit at all, and for the owner the right to assign. */
export function useMayEdit(): (field: FieldView) => boolean {
  const write = useMay('customers.write');
  const assign = useMay('customers.assign');
  return useCallback((field) => canEdit(field) && write && (field.key !== 'owner' || assign), [write, assign]);
}
