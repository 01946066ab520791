import type { World } from '../world/world.ts';
import { escapeHtml } from './page.ts';

const COLOURS = ['#2f8f6b', '#3b6fb6', '#b5651d', '#8a4fa3', '#c2473f', '#4d7c0f', '#0e7490', '#a16207'];

/** A coloured initial: chosen by the id, so that a person keeps the colour. */
export function avatarSvg(world: World, id: string): string {
  const name = world.people.byId(id)?.name ?? world.people.staff.get(id)?.name ?? (id === 'lianke' ? '连' : '客');
  const number = [...id].reduce((sum, letter) => Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 0x01000193), 0x811c9dc5) >>> 8;
  const colour = COLOURS[number % COLOURS.length] ?? '#2f8f6b';
  const initial = [...name][0] ?? '客';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="96" height="96"><rect width="96" height="96" fill="${colour}"/><text x="48" y="49" dy=".35em" text-anchor="middle" font-family="PingFang SC,Noto Sans SC,Noto Sans CJK SC,sans-serif" font-size="44" fill="#fff">${escapeHtml(initial)}</text></svg>`;
}
