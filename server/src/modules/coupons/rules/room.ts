import type { Audience, TemplateRow } from '../tables.ts';

type Stock = Pick<TemplateRow, 'total' | 'issued' | 'codes_left' | 'budget_fen' | 'committed_fen' | 'worst_fen'>;

/** How many may still be issued: the least of what the number, the codes at hand and the budget leave. */
export function roomOf(it: Stock): number {
  const byNumber = it.total - it.issued;
  const byCodes = it.codes_left ?? Infinity;
  const byBudget = it.budget_fen === null || !it.worst_fen ? Infinity : Math.floor((it.budget_fen - it.committed_fen) / it.worst_fen);
  return Math.max(0, Math.min(byNumber, byCodes, byBudget));
}

/** Why nobody may be given one now; undefined when it is open. A draft is nobody's business yet. */
export function closedBecause(
  it: Pick<TemplateRow, 'state' | 'claim_from' | 'claim_until'>,
  now: number,
): 'coupon.not_found' | 'coupon.not_started' | 'coupon.claim_ended' | undefined {
  if (it.state === 'draft') return 'coupon.not_found';
  if (it.state === 'ended' || now >= it.claim_until) return 'coupon.claim_ended';
  return it.state === 'paused' || now < it.claim_from ? 'coupon.not_started' : undefined;
}

export const mayHave = (audience: Audience, level: number): boolean => audience.kind === 'everybody' || audience.levels.includes(level);

/** The lowest number from 1 that is not taken; undefined when all up to `most` are. */
export function freeSeq(taken: ReadonlySet<number>, most = Infinity): number | undefined {
  for (let seq = 1; seq <= most; seq += 1) if (!taken.has(seq)) return seq;
  return undefined;
}
