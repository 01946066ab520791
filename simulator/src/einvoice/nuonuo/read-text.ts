import type { Json } from '../../http/fields.ts';
import { badField } from './refusal.ts';

/** A text, '' where it is absent. Numbers are refused: the interface knows texts only. */
export function textIn(source: Json, key: string, longest: number, needed = false): string {
  const value = source[key];
  if (value === undefined || value === null || value === '') {
    if (needed) throw badField(key, '不能为空');
    return '';
  }
  if (typeof value !== 'string') throw badField(key, '应为字符串');
  if ([...value].length > longest) throw badField(key, `长度不能超过${longest}`);
  return value;
}
