import type { PaidTerm, SalesSettings, TopUp } from './api.ts';

export type SalesProblem = 'amount' | 'twice';
export const mostLines = 20;

export const newTopUp: TopUp = { payFen: 100_00, bonusFen: 0, bonusDays: null, note: '', on: true };

const terms = ['month', 'quarter', 'year'] as const;

/** The first level and time nobody has a price for yet. */
export function newPaidTerm(levels: readonly number[], taken: readonly PaidTerm[]): PaidTerm {
  for (const level of levels)
    for (const term of terms)
      if (!taken.some((it) => it.level === level && it.term === term)) return { level, term, priceFen: 99_00, on: true };
  return { level: levels[0] ?? 1, term: 'month', priceFen: 99_00, on: false };
}

/** What the server would refuse or a customer could not tell apart. */
export function findSalesProblems({ topUps, paidTerms }: Pick<SalesSettings, 'topUps' | 'paidTerms'>): Set<SalesProblem> {
  const found = new Set<SalesProblem>();
  if (topUps.some(({ payFen }) => payFen < 1) || paidTerms.some(({ priceFen }) => priceFen < 1)) found.add('amount');
  const offers = paidTerms.filter(({ on }) => on).map(({ level, term }) => `${level} ${term}`);
  if (new Set(offers).size < offers.length) found.add('twice');
  return found;
}
