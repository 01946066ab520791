import { chinaOffsetMs, parseYuan } from '@lianke/shared';

/** Why a cell can not be read as what it should be. */
export type CellProblem =
  'too_long' | 'phone_invalid' | 'phone_rounded' | 'date_invalid' | 'instant_invalid' | 'number_invalid' | 'money_invalid' | 'bool_invalid';

/** What a cell says, or why it says nothing we understand. */
export type Parsed<T, P = CellProblem> = { value: T } | { problem: P };
const is = <T>(value: T): Parsed<T> => ({ value });
const bad = <T>(problem: CellProblem): Parsed<T> => ({ problem });

/** `１３８` → `138`, `：` → `:`: what a Chinese keyboard makes of digits and signs. */
export const halfWidth = (text: string): string => text.normalize('NFKC').trim();

export const parseText =
  (most: number) =>
  (text: string): Parsed<string> =>
    [...text].length > most ? bad('too_long') : is(text);

/** Digits with the usual signs between them. A number that a spreadsheet rounded to `1.38E+10` is refused, one that is merely written so is not. */
export function parsePhone(cell: string): Parsed<string> {
  let text = halfWidth(cell);
  const scientific = /^(\d)(?:\.(\d+))?[eE]\+?(\d{1,2})$/.exec(text);
  if (scientific) {
    const [, first = '', rest = '', power = ''] = scientific;
    if (rest.length < Number(power)) return bad('phone_rounded');
    text = first + rest;
  }
  text = text.replace(/\.0+$/, '');
  const digits = text.replace(/\D/g, '');
  if (!/^\+?[\d\s()·.-]{5,24}$/.test(text) || digits.length < 5 || digits.length > 15) return bad('phone_invalid');
  return is(text.startsWith('+') ? `+${digits}` : digits);
}

const dayForms = [/^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/, /^(\d{4})(\d{2})(\d{2})$/];

/** `2026-1-2`, `2026/01/02`, `2026.1.2`, `2026年1月2日`, `20260102`; a time behind it is not wanted here, except midnight. */
export function parseDay(cell: string): Parsed<string> {
  const text = halfWidth(cell).replace(/[ T]0{1,2}:00(?::00(?:\.0+)?)?$/, '');
  const match = dayForms.map((form) => form.exec(text)).find(Boolean);
  if (!match) return bad('date_invalid');
  const day = `${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}`;
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) ? is(day) : bad('date_invalid');
}

/** A day, with or without a time in China's zone, down to milliseconds → epoch ms. */
export function parseInstant(cell: string): Parsed<number> {
  const text = halfWidth(cell);
  const match = /^(\S+?)(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?)?$/.exec(text);
  const day = parseDay(match?.[1] ?? '');
  if (!match || 'problem' in day) return bad('instant_invalid');
  const [hours, minutes, seconds] = [match[2], match[3], match[4]].map((part) => Number(part ?? 0));
  if ((hours ?? 0) > 23 || (minutes ?? 0) > 59 || (seconds ?? 0) > 59) return bad('instant_invalid');
  const ms = Number((match[5] ?? '').padEnd(3, '0'));
  const at =
    Date.parse(`${day.value}T00:00:00Z`) - chinaOffsetMs + (((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000 + ms;
  return at >= 0 ? is(at) : bad('instant_invalid');
}

export function parseNumber(cell: string): Parsed<number> {
  const text = halfWidth(cell).replace(/[,\s]/g, '');
  const value = Number(text);
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,2})?$/.test(text) && Number.isSafeInteger(Math.round(value * 10_000))
    ? is(value)
    : bad('number_invalid');
}

export function parseCount(cell: string): Parsed<number> {
  const number = parseNumber(cell);
  return 'value' in number && Number.isInteger(number.value) && number.value >= 0 && number.value < 2 ** 31
    ? number
    : bad('number_invalid');
}

export function parseMoney(cell: string): Parsed<number> {
  const fen = parseYuan(halfWidth(cell).replace(/元$/, ''));
  return fen === null ? bad('money_invalid') : is(fen);
}

const yes = ['是', '有', '对', 'y', 'yes', 'true', '1', '√', '✓'];
const no = ['否', '无', '不', 'n', 'no', 'false', '0', '×', '✗'];
export function parseBool(cell: string): Parsed<boolean> {
  const text = halfWidth(cell).toLowerCase();
  return yes.includes(text) ? is(true) : no.includes(text) ? is(false) : bad('bool_invalid');
}
