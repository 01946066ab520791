import type { Context } from '../../../kernel/context.ts';
import { requireStaff } from '../../identity/index.ts';
import { fieldAccess } from '../access/field-access.ts';
import type { CustomField } from '../custom-fields/store.ts';
import type { CustomValue } from '../custom-fields/values.ts';
import type { CustomerChange } from '../tables.ts';
import { requireRequired, requireWritable, toColumns, toCustomValues } from './customer-input.ts';
import type { CustomerInput } from './customer-input.ts';

/** A change by hand that its caller may make, with all that can be said about it before the record is read. */
export interface Edit {
  id: string;
  /** Which version the caller saw; undefined when they do not mind. */
  version: number | undefined;
  change: CustomerInput;
  columns: CustomerChange;
  values: readonly { field: CustomField; value: CustomValue | null }[];
}

/** Throws customer.field_forbidden, customer.required_missing, custom_field.not_found, staff.not_found, request.invalid. */
export async function toEdit(ctx: Context, input: { id: string; version?: number | undefined; change: CustomerInput }): Promise<Edit> {
  const { id, version, change } = input;
  const access = await fieldAccess(ctx);
  requireWritable(access, change);
  requireRequired(access, change, false);
  const values = toCustomValues(access, change);
  const columns = toColumns(ctx, change);
  if (change.ownerId) await requireStaff(ctx, change.ownerId);
  return { id, version, change, columns, values };
}

/** Whether it is about the record's own columns only, with nothing that could be somebody else's. */
export const isPlain = ({ change, values }: Edit): boolean =>
  values.length === 0 && change.phone === undefined && change.ownerId === undefined && change.tags === undefined;
