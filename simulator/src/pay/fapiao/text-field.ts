import type { Json } from '../../http/fields.ts';
import { textOf } from '../../http/fields.ts';
import { badParameter } from '../refusal.ts';

export function fieldIn(source: Json, key: string, longest: number, needed = true): string {
  const text = textOf(source, key);
  if (text === '' && needed) throw badParameter(key, `${key}为必填项`);
  if ([...text].length > longest) throw badParameter(key, `${key}长度超过${longest}`, text.length);
  return text;
}

const LOCAL = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?\//;

export function callbackUrlIn(source: Json): string {
  const url = fieldIn(source, 'callback_url', 256);
  if (!URL.canParse(url) || !(url.startsWith('https://') || LOCAL.test(url)))
    throw badParameter('callback_url', '回调地址必须为https', url);
  return url;
}

export function fenIn(source: Json, key: string): number {
  const value = source[key];
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw badParameter(key, `${key}应为整数（分）`, value);
  return value;
}
