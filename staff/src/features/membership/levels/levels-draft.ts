import type { Messages } from '../../../messages/catalogue.ts';
import type { Settings, SettingsInput } from '../api.ts';

export type Level = Settings['levels'][number];
export type Rights = Level['rights'];
type Problem = keyof Messages['levels']['problem'];
export type LevelProblems = Partial<Record<'name' | 'needsGrowth', Problem>>;

const plainRights: Rights = { pointsBps: 10_000, discountBps: 0, freeShipping: false, birthdayCoupons: [], levelCoupons: [] };
const firstStep = 1000;
export const mostLevels = 20;
const longestName = 12;

/** One more at the top: twice the growth, the rights of the level below. */
export function addLevel(levels: readonly Level[], name: string): Level[] {
  const top = levels[levels.length - 1];
  const needsGrowth = top ? Math.max(firstStep, top.needsGrowth * 2) : 0;
  return [...levels, { level: (top?.level ?? -1) + 1, name, needsGrowth, rights: { ...(top?.rights ?? plainRights) } }];
}

/** The server refuses the same: from 0 growth, each level dearer and differently called than the one before. */
export function findLevelProblems(levels: readonly Level[]): LevelProblems[] {
  return levels.map(({ name, needsGrowth }, at) => {
    const found: LevelProblems = {};
    const before = levels[at - 1];
    const trimmed = name.trim();
    if (trimmed.length < 1 || trimmed.length > longestName) found.name = 'name';
    else if (levels.some((it, other) => other < at && it.name.trim() === trimmed)) found.name = 'sameName';
    if (at === 0 && needsGrowth !== 0) found.needsGrowth = 'first';
    if (before && needsGrowth <= before.needsGrowth) found.needsGrowth = 'rising';
    return found;
  });
}

/** 15000 → 1.5, as it is typed. */
export const toTimes = (pointsBps: number): number => pointsBps / 10_000;
export const fromTimes = (times: number | null): number => Math.round((times ?? 1) * 10_000);

export const toSettingsInput = (it: Settings): SettingsInput => ({
  ...it,
  levels: it.levels.map((level) => ({ ...level, name: level.name.trim() })),
});
