import { customerFields, rightAtLeast } from '@lianke/shared';
import type { CustomerFieldKey, FieldRight } from '@lianke/shared';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { findCustomFields } from '../custom-fields/store.ts';
import type { CustomField } from '../custom-fields/store.ts';

/**
 * How far this caller may go with each field of a customer. Everything that shows, searches, sorts, filters, exports, imports or changes
 * customers for staff asks here (and `scopeRows` for whose), so a field that is hidden is hidden everywhere.
 */
export interface FieldAccess {
  /** The right on a key of the registry or on `custom.<id>`; unknown and archived fields are hidden. */
  right(key: string): FieldRight;
  may(key: string, needed: FieldRight): boolean;
  /** Throws customer.field_forbidden. */
  require(key: string, needed: FieldRight): void;
  /** The shop's own fields that are in use. */
  customFields: readonly CustomField[];
}

/** Jobs and reactions act for the shop and may do everything; staff what their role says. Customers have their own, smaller views. */
export async function fieldAccess(ctx: Context): Promise<FieldAccess> {
  const customFields = (await findCustomFields(ctx)).filter((field) => !field.archived);
  const { actor } = ctx;
  const right = (key: string): FieldRight => {
    const custom = key.startsWith('custom.') ? customFields.find((field) => `custom.${field.id}` === key) : undefined;
    if (!custom && !Object.hasOwn(customerFields, key)) return 'hidden';
    if (actor.kind === 'system') return 'write';
    if (actor.kind !== 'staff') return 'hidden';
    return actor.role === 'admin' && custom ? 'write' : (actor.fields[key] ?? custom?.defaultRight ?? 'hidden');
  };
  const may = (key: string, needed: FieldRight): boolean => rightAtLeast(right(key), needed);
  return {
    right,
    may,
    require: (key, needed) => {
      if (!may(key, needed)) throw new AppError('customer.field_forbidden', { field: key });
    },
    customFields,
  };
}

/** The registry's word on a built-in field. */
export const builtIn = (key: string): (typeof customerFields)[CustomerFieldKey] | undefined =>
  Object.hasOwn(customerFields, key) ? customerFields[key as CustomerFieldKey] : undefined;
