import type { LevelReason } from '@lianke/shared';
import type { Level } from '../settings.ts';
import { noReview } from '../tables.ts';
import { levelOf, reachedBy } from './levels.ts';

const day = 86_400_000;

/** What a level follows from. */
export interface Standing {
  now: number;
  levels: readonly Level[];
  windowDays: number;
  /** Growth still held, oldest first; what is older than the window is passed over. */
  growth: readonly { earnedAt: number; amount: number }[];
  terms: readonly { level: number; startsAt: number; until: number }[];
}

export interface Decision {
  level: number;
  growth: number;
  /** True while a paid term, and not growth, holds the level. */
  paid: boolean;
  /** The first moment at which time alone may change the level. */
  reviewAt: number;
}

/** The level that growth inside the rolling window reaches, and at least that of a paid term while it runs. */
export function decideLevel({ now, levels, windowDays, growth: all, terms }: Standing): Decision {
  const windowMs = windowDays * day;
  const counting = all.filter((it) => it.earnedAt > now - windowMs);
  const growth = counting.reduce((sum, it) => sum + it.amount, 0);
  const earned = reachedBy(levels, growth);
  const running = terms.filter((term) => term.startsAt <= now && term.until > now);
  const bought = Math.max(0, ...running.map((term) => levelOf(levels, term.level).level));
  const edges = terms.flatMap((term) => [term.startsAt, term.until]).filter((at) => at > now);
  return {
    level: Math.max(earned.level, bought),
    growth,
    paid: bought > earned.level,
    reviewAt: Math.min(noReview, fallsAt(counting, growth, earned.needsGrowth, windowMs), ...edges),
  };
}

/** When so much growth has left the window that the level is not reached any more. */
function fallsAt(counting: Standing['growth'], growth: number, needed: number, windowMs: number): number {
  let left = growth;
  for (const { earnedAt, amount } of counting) {
    left -= amount;
    if (left < needed) return earnedAt + windowMs;
  }
  return noReview;
}

/** The word for a change, for the log. */
export function reasonOf(change: { from: number; to: number; paid: boolean; wasPaid: boolean; rulesChanged: boolean }): LevelReason {
  if (change.paid) return 'paid';
  if (change.to < change.from && change.wasPaid) return 'paid_ended';
  if (change.rulesChanged) return 'settings';
  return change.to > change.from ? 'growth' : 'window';
}
