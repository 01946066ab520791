import { describe, expect, test } from 'vitest';
import { enUS } from './en-US';
import { fill } from './fill';
import { languageOf } from './language';
import { zhCN } from './zh-CN';
import type { MessageKey } from './zh-CN';

const places = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe('the message catalogues', () => {
  test.each(Object.keys(zhCN) as MessageKey[])('%s has the same places in both languages', (key) => {
    expect(enUS[key].trim()).not.toBe('');
    expect(places(enUS[key])).toEqual(places(zhCN[key]));
  });

  test('Chinese is spoken unless the system is English', () => {
    expect(['zh_CN', 'zh-TW', '', 'fr', 'enx'].map(languageOf)).toEqual(['zh', 'zh', 'zh', 'zh', 'zh']);
    expect(['en', 'en-US', 'en_GB', 'EN'].map(languageOf)).toEqual(['en', 'en', 'en', 'en']);
  });

  test('values are put into their places', () => {
    expect(fill('{a} and {b} and {a}', { a: 1, b: 'x' })).toBe('1 and x and 1');
    expect(fill('{missing}')).toBe('{missing}');
  });
});
