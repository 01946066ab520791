import type { Level } from '../settings.ts';

/** From 0 growth upwards, each level higher, dearer and differently called than the one before. */
export const levelsAreSound = (levels: readonly Level[]): boolean =>
  levels[0]?.needsGrowth === 0 &&
  levels[0].level === 0 &&
  new Set(levels.map((it) => it.name)).size === levels.length &&
  levels.every((it, at) => {
    const before = levels[at - 1];
    return !before || (it.level > before.level && it.needsGrowth > before.needsGrowth);
  });

/** What a number stands for; one whose level was abolished stands for the next lower one. */
export function levelOf(levels: readonly Level[], level: number): Level {
  const found = levels.findLast((it) => it.level <= level) ?? levels[0];
  if (!found) throw new Error('there is always a lowest level');
  return found;
}

export const nextLevel = (levels: readonly Level[], level: number): Level | null => levels.find((it) => it.level > level) ?? null;

/** The highest level this much growth reaches. */
export function reachedBy(levels: readonly Level[], growth: number): Level {
  const found = levels.findLast((it) => it.needsGrowth <= growth) ?? levels[0];
  if (!found) throw new Error('there is always a lowest level');
  return found;
}
