import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { contrast } from './contrast.ts';
import { themeJson, themeScss, tokensScss } from './token-files.ts';

const src = path.resolve(import.meta.dirname, '../src');
const stored = (file: string): string => readFileSync(path.join(src, file), 'utf8');

test('the token files are what shared/src/tokens says (npm run tokens -w miniprogram)', () => {
  expect(stored('styles/tokens.scss')).toBe(tokensScss());
  expect(stored('styles/theme.scss')).toBe(themeScss());
  expect(stored('theme.json')).toBe(themeJson());
});

test('white text is readable on every member card', () => {
  const shades = [...themeScss().matchAll(/--level-[a-z-]+: (#[0-9a-f]{6})/g)].map((m) => m[1] ?? '');
  expect(shades).toHaveLength(10);
  for (const shade of shades) expect(contrast(shade, '#ffffff'), shade).toBeGreaterThanOrEqual(4.5);
});
