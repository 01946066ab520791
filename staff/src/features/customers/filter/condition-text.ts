import type { Condition } from './chip.ts';

/** `paidTotalFen gte 10000`, `tags has_any ["金卡"]`: one condition as it stands in the address, readable by people. */
export const writeCondition = ({ field, op, value }: Condition): string =>
  value === undefined ? `${field} ${op}` : `${field} ${op} ${JSON.stringify(value)}`;

/** Null for what nobody meant; whether the field may be asked at all the server decides. */
export function readCondition(text: string): Condition | null {
  const match = /^([a-zA-Z]{2,20}|custom\.fld_[0-9A-Z]{26}) ([a-z_]{2,20})(?: (.+))?$/s.exec(text);
  const [, field, op, json] = match ?? [];
  if (!field || !isOperator(op)) return null;
  if (json === undefined) return { field, op };
  const value = parse(json);
  return value === undefined ? null : { field, op, value };
}

const operators = new Set<string>([
  'is',
  'is_not',
  'in',
  'contains',
  'starts_with',
  'has_any',
  'has_all',
  'has_none',
  'gte',
  'lte',
  'within_days',
  'not_within_days',
  'empty',
  'not_empty',
] satisfies Condition['op'][]);
const isOperator = (op: string | undefined): op is Condition['op'] => op !== undefined && operators.has(op);

function parse(json: string): Condition['value'] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  const texts = Array.isArray(value) && value.length > 0 && value.length <= 50 && value.every((it) => typeof it === 'string');
  return texts ? (value as string[]) : undefined;
}
