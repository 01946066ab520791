import type { Input } from '@lianke/shared/api';
import { AppError } from '../../../../kernel/errors.ts';

/** One condition of a filter, as the contract has it. */
export type Condition = NonNullable<Input<'staff.customers.list'>['filter']>[number];

export const invalid = (condition: Condition): AppError =>
  new AppError('customer.filter_invalid', { field: condition.field, op: condition.op });

/* What a condition compares with; each throws customer.filter_invalid when it is something else. */

export function textOf(condition: Condition): string {
  if (typeof condition.value !== 'string' || condition.value.trim() === '') throw invalid(condition);
  return condition.value.trim();
}

export function numberOf(condition: Condition): number {
  if (typeof condition.value !== 'number' || !Number.isSafeInteger(condition.value)) throw invalid(condition);
  return condition.value;
}

/** One text or several. */
export function textsOf(condition: Condition): string[] {
  return Array.isArray(condition.value) ? condition.value : [textOf(condition)];
}

export function dayOf(condition: Condition): string {
  const text = textOf(condition);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw invalid(condition);
  return text;
}
