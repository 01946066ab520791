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
  const definitions = await findCustomFields(ctx);
  const { actor } = ctx;
  if (actor.kind !== 'staff') return accessOf(definitions, () => (actor.kind === 'system' ? 'write' : 'hidden'));
  const known = ofRole.get(actor.fields);
  if (known?.definitions === definitions) return known.access;
  const access = accessOf(definitions, (key, custom) =>
    actor.role === 'admin' && custom ? 'write' : (actor.fields[key] ?? custom?.defaultRight ?? 'hidden'),
  );
  ofRole.set(actor.fields, { definitions, access });
  return access;
}

/** Worked out once per set of rights and field definitions, not once per request. */
const ofRole = new WeakMap<object, { definitions: readonly CustomField[]; access: FieldAccess }>();

function accessOf(definitions: readonly CustomField[], rightOn: (key: string, custom: CustomField | undefined) => FieldRight): FieldAccess {
  const customFields = definitions.filter((field) => !field.archived);
  const rights = new Map<string, FieldRight>([
    ...Object.keys(customerFields).map((key): [string, FieldRight] => [key, rightOn(key, undefined)]),
    ...customFields.map((field): [string, FieldRight] => [`custom.${field.id}`, rightOn(`custom.${field.id}`, field)]),
  ]);
  const right = (key: string): FieldRight => rights.get(key) ?? 'hidden';
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
