import type { LevelCard } from './coupon-types';

export interface LevelProgress {
  /** 0 to 100, whole. */
  percent: number;
  /** Growth that is still needed. */
  missing: number;
  nextName: string;
}

/** How far it is to the next level; null on the highest. */
export function levelProgress({ growth, level, next }: Pick<LevelCard, 'growth' | 'level' | 'next'>): LevelProgress | null {
  if (!next) return null;
  const way = next.needsGrowth - level.needsGrowth;
  const done = Math.min(way, Math.max(0, growth - level.needsGrowth));
  return {
    percent: way > 0 ? Math.floor((done * 100) / way) : 0,
    missing: Math.max(0, next.needsGrowth - growth),
    nextName: next.name,
  };
}
