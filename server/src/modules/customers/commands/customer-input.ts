import { genders } from '@lianke/shared';
import type { Input } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { FieldAccess } from '../access/field-access.ts';
import { nameRanks } from '../arrival.ts';
import { isDay } from '../custom-fields/check-value.ts';
import type { CustomField } from '../custom-fields/store.ts';
import type { CustomValue } from '../custom-fields/values.ts';
import { addressColumns, emailColumns, noPhone, phoneColumns, taxIdColumns } from '../personal-values.ts';
import { nameInitials } from '../rules/name-initials.ts';
import type { CustomerChange } from '../tables.ts';

/** What staff, an import or a correction may set; see the contract. */
export type CustomerInput = Input<'staff.customers.update'>['change'];

/** Input key → key of the field registry. */
const registryKey = (key: string): string => (key === 'ownerId' ? 'owner' : key);

/** Every given field must be one the caller may write. Throws customer.field_forbidden. */
export function requireWritable(access: FieldAccess, input: CustomerInput): void {
  for (const [key, value] of Object.entries(input)) if (key !== 'custom' && value !== undefined) access.require(registryKey(key), 'write');
  for (const fieldId of Object.keys(input.custom ?? {})) access.require(`custom.${fieldId}`, 'write');
}

/** The columns an input becomes; owner, tags and custom values live elsewhere. Throws request.invalid for a day that does not exist. */
export function toColumns(ctx: Pick<Context, 'sealing'>, input: CustomerInput): CustomerChange {
  if (input.birthday && !isDay(input.birthday))
    throw new AppError('request.invalid', { fields: [{ path: 'birthday', problem: 'no such day' }] });
  return {
    ...(input.name !== undefined && { name: input.name, name_rank: nameRanks.staff, name_initials: nameInitials(input.name) }),
    ...(input.phone !== undefined && (input.phone === null ? noPhone : phoneColumns(ctx, input.phone))),
    ...(input.email !== undefined && emailColumns(ctx, input.email)),
    ...(input.address !== undefined && addressColumns(ctx, input.address || null)),
    ...(input.taxId !== undefined && taxIdColumns(ctx, input.taxId)),
    ...(input.company !== undefined && { company: input.company || null }),
    ...(input.gender !== undefined && { gender: genders.indexOf(input.gender) }),
    ...(input.birthday !== undefined && { birthday_on: input.birthday ?? '' }),
    ...(input.region !== undefined && { region: input.region ?? '' }),
    ...(input.level !== undefined && { level: input.level }),
  };
}

/** The custom values an input sets, with their fields. Throws custom_field.not_found for unknown ones. */
export function toCustomValues(access: FieldAccess, input: CustomerInput): { field: CustomField; value: CustomValue | null }[] {
  return Object.entries(input.custom ?? {}).map(([id, value]) => {
    const field = access.customFields.find((it) => it.id === id);
    if (!field) throw new AppError('customer.field_forbidden', { field: `custom.${id}` });
    return { field, value };
  });
}

/** Required fields must have a value when a record is made, and may not be emptied later. Throws customer.required_missing. */
export function requireRequired(access: FieldAccess, input: CustomerInput, isNew: boolean): void {
  const missing = access.customFields.filter((field) => {
    if (field.requiredAt === 'never' || !access.may(`custom.${field.id}`, 'write')) return false;
    const value = input.custom?.[field.id];
    return value === undefined ? isNew : value === null || value === '' || (Array.isArray(value) && value.length === 0);
  });
  if (missing.length > 0)
    throw new AppError('customer.required_missing', { fields: missing.map((field) => ({ id: field.id, label: field.label })) });
}
