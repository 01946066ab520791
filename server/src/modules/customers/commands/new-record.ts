import type { Context } from '../../../kernel/context.ts';
import { requireStaff } from '../../identity/index.ts';
import { fieldAccess } from '../access/field-access.ts';
import type { CustomField } from '../custom-fields/store.ts';
import type { CustomValue } from '../custom-fields/values.ts';
import type { CustomerChange } from '../tables.ts';
import { requireRequired, requireWritable, toColumns, toCustomValues } from './customer-input.ts';
import type { CustomerInput } from './customer-input.ts';

/** A record that its caller may make by hand, with all that can be said about it before anything is written. */
export interface NewRecord {
  input: CustomerInput & { name: string };
  columns: CustomerChange;
  values: readonly { field: CustomField; value: CustomValue | null }[];
  /** '' for nobody. */
  owner: string;
}

/**
 * It belongs to the owner given, else to its maker if they only see their own customers (or they could not see what they just made).
 * Throws customer.field_forbidden, customer.required_missing, custom_field.not_found, staff.not_found, request.invalid.
 */
export async function toNewRecord(ctx: Context, input: CustomerInput & { name: string }): Promise<NewRecord> {
  const access = await fieldAccess(ctx);
  requireWritable(access, input);
  requireRequired(access, input, true);
  const values = toCustomValues(access, input);
  const columns = toColumns(ctx, input);
  if (input.ownerId) await requireStaff(ctx, input.ownerId);
  const { actor } = ctx;
  const owner = input.ownerId ?? (actor.kind === 'staff' && actor.seesStaff !== null ? actor.staffId : '');
  return { input, columns, values, owner };
}

/** Whether everything it says fits into the record's own row and its number. */
export const isPlainNew = ({ input, values }: NewRecord): boolean => values.length === 0 && (input.tags ?? []).length === 0;
