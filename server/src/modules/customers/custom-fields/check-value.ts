import { AppError } from '../../../kernel/errors.ts';
import type { CustomField } from './store.ts';
import type { CustomValue } from './values.ts';

/** A "number" keeps four decimals as an integer, so that it compares and adds exactly on every database. */
export const numberScale = 10_000;

/** What is stored for a value: one row, or one per chosen option. */
export interface StoredValue {
  text: string | null;
  number: number | null;
}

const text = (value: string): StoredValue => ({ text: value, number: null });
const number = (value: number): StoredValue => ({ text: null, number: value });

/** The rows a value becomes; none when it is empty. Throws custom_field.value_invalid. */
export function toStored(field: CustomField, value: CustomValue | null): StoredValue[] {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return [];
  const bad = (): AppError => new AppError('custom_field.value_invalid', { field: field.id, label: field.label, type: field.type });
  switch (field.type) {
    case 'text':
      if (typeof value !== 'string' || value.trim() === '') throw bad();
      return [text(value.trim())];
    case 'number': {
      const scaled = typeof value === 'number' ? Math.round(value * numberScale) : NaN;
      if (!Number.isSafeInteger(scaled)) throw bad();
      return [number(scaled)];
    }
    case 'money':
      if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw bad();
      return [number(value)];
    case 'bool':
      if (typeof value !== 'boolean') throw bad();
      return [number(Number(value))];
    case 'date':
      if (typeof value !== 'string' || !isDay(value)) throw bad();
      return [text(value)];
    case 'region':
      if (typeof value !== 'string' || !/^\d{6}$/.test(value)) throw bad();
      return [text(value)];
    case 'staff':
      if (typeof value !== 'string' || !/^stf_\w{1,28}$/.test(value)) throw bad();
      return [text(value)];
    case 'single':
      if (typeof value !== 'string' || !field.options.includes(value)) throw bad();
      return [text(value)];
    case 'multi':
      if (!Array.isArray(value) || value.some((option) => !field.options.includes(option))) throw bad();
      return [...new Set(value)].map(text);
  }
}

/** `2026-02-30` is none. */
export function isDay(value: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value);
}
