import { genders, defaultLevelNames } from '@lianke/shared';
import type { Gender } from '@lianke/shared';
import { chinaRegions, findRegion } from '@lianke/shared/regions';
import { halfWidth } from '../../../kernel/spreadsheets/parse-cells.ts';
import type { Parsed as ParsedCell } from '../../../kernel/spreadsheets/parse-cells.ts';
import type { RowProblem } from './row-problems.ts';

export type Parsed<T> = ParsedCell<T, RowProblem>;
const is = <T>(value: T): Parsed<T> => ({ value });
const bad = <T>(problem: RowProblem): Parsed<T> => ({ problem });

export function parseEmail(cell: string): Parsed<string> {
  const text = halfWidth(cell);
  return text.length <= 120 && /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]{2,}$/.test(text) ? is(text) : bad('email_invalid');
}

export function parseTaxId(cell: string): Parsed<string> {
  const text = halfWidth(cell).toUpperCase();
  return /^[0-9A-Z]{15,20}$/.test(text) ? is(text) : bad('tax_id_invalid');
}

const genderWords: Record<Gender, readonly string[]> = {
  male: ['男', '男性', '男士', '先生', 'male', 'm', '1'],
  female: ['女', '女性', '女士', '小姐', '太太', 'female', 'f', '2'],
  unknown: ['未知', '保密', '不详', 'unknown', '0'],
};
export function parseGender(cell: string): Parsed<Gender> {
  const text = halfWidth(cell).toLowerCase();
  const found = genders.find((gender) => genderWords[gender].includes(text));
  return found ? is(found) : bad('gender_unknown');
}

export function parseLevel(cell: string): Parsed<number> {
  const text = halfWidth(cell);
  const named = (defaultLevelNames as readonly string[]).indexOf(text);
  if (named >= 0) return is(named);
  return /^\d$/.test(text) ? is(Number(text)) : bad('level_unknown');
}

/** A name, or a code; of a code (from another shop, or of a district) only the province has to be one we know. */
export function parseRegion(cell: string): Parsed<string> {
  const text = halfWidth(cell);
  const code = /^\d{6}$/.test(text) && chinaRegions[`${text.slice(0, 2)}0000`] !== undefined ? text : findRegion(text);
  return code === undefined ? bad('region_unknown') : is(code);
}

export function parseOption(cell: string, options: readonly string[]): Parsed<string> {
  return options.includes(cell) ? is(cell) : bad('option_unknown');
}

/** Matches a form, after spaces and full-width signs are put right. */
export const parseForm =
  (form: RegExp, problem: RowProblem) =>
  (cell: string): Parsed<string> => {
    const text = halfWidth(cell);
    return form.test(text) ? is(text) : bad(problem);
  };
