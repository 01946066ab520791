import { dark, fontSize, levels, light, radius, space } from '@lianke/shared/tokens';
import { darken, underWhiteText } from './contrast.ts';

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const colours = (from: Record<string, string>): string[] =>
  Object.entries(from).map(([name, value]) => `--${kebab(name)}: ${value.toLowerCase()};`);

/** Every level's card runs from a deep shade to one that white text can still be read on. */
function levelColours(): string[] {
  const all = { ...levels, member: light.brand };
  return Object.entries(all).flatMap(([name, value]) => {
    const to = underWhiteText(value);
    const from = name === 'blackCard' ? darken(value, 0.4) : darken(to, 0.3);
    return [`--level-${kebab(name)}-from: ${from};`, `--level-${kebab(name)}-to: ${to};`];
  });
}

const block = (selector: string, lines: string[]): string => `${selector} {\n${lines.map((line) => `  ${line}`).join('\n')}\n}\n`;
const indent = (text: string): string => text.replace(/^(?=.)/gm, '  ');

/** `src/styles/tokens.scss`: sizes as Sass variables, because they are px-transformed where they are used. */
export function tokensScss(): string {
  return [
    '// Made by config/write-tokens.ts from shared/src/tokens. Do not edit.\n',
    ...Object.entries(fontSize).map(([name, px]) => `$font-${name}: ${px}px;\n`),
    ...space.map((px, at) => `$space-${at + 1}: ${px}px;\n`),
    ...Object.entries(radius).map(([name, px]) => `$radius-${name}: ${px}px;\n`),
  ].join('');
}

/** `src/styles/theme.scss`: colours as css variables, because they change with the theme; included once, by app.scss. */
export function themeScss(): string {
  const where = 'page,\nbody';
  const night = block(where, [...colours(dark), `--on-brand: ${dark.paper.toLowerCase()};`, '--lift: 0 4px 24px rgb(0 0 0 / 48%);']);
  return [
    '// Made by config/write-tokens.ts from shared/src/tokens. Do not edit.\n',
    block(where, [...colours(light), ...levelColours(), '--on-brand: #ffffff;', '--lift: 0 4px 24px rgb(20 33 43 / 12%);']),
    `\n@media (prefers-color-scheme: dark) {\n${indent(night)}}\n`,
  ].join('');
}

/** `src/theme.json`: what WeChat itself paints (navigation bar, tab bar, background), by theme. */
export function themeJson(): string {
  const of = (c: Record<keyof typeof light, string>, navText: string): Record<string, string> => ({
    navBackground: c.paper,
    navText,
    background: c.paper,
    backgroundText: navText === 'white' ? 'light' : 'dark',
    tabText: c.muted,
    tabSelected: c.brand,
    tabBackground: c.card,
    tabBorder: navText,
  });
  return `${JSON.stringify({ light: of(light, 'black'), dark: of(dark, 'white') }, null, 2)}\n`;
}
