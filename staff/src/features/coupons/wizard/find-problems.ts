import type { Messages } from '../../../messages/catalogue.ts';
import type { Draft } from './draft.ts';

export type Problem = keyof Messages['wizard']['problem'];
/** The field a problem is shown at. */
export type Problems = Partial<Record<keyof Draft, Problem>>;

export const steps = ['benefit', 'rules', 'offer'] as const;
export type Step = (typeof steps)[number];

const isWhole = (value: number | null, least: number, most: number): value is number =>
  value !== null && Number.isInteger(value) && value >= least && value <= most;

/** What is missing or contradicts itself, step by step: the server refuses the same. */
export const findProblems = (it: Draft): Record<Step, Problems> => ({
  benefit: { ...ofValue(it), ...ofThreshold(it), ...ofScope(it) },
  rules: ofUse(it),
  offer: ofOffer(it),
});

function ofValue(it: Draft): Problems {
  const found: Problems = {};
  if (it.title.trim().length < 1 || it.title.trim().length > 20) found.title = 'title';
  if (it.kind === 'amount_off' && !isWhole(it.offFen, 1, 10_000_000_00)) found.offFen = 'off';
  if (it.kind === 'percent_off' && (it.tenths === null || it.tenths < 0 || it.tenths > 9.9)) found.tenths = 'tenths';
  if (it.kind === 'exchange' && !isWhole(it.pieces, 1, 99)) found.pieces = 'pieces';
  if (it.capFen !== null && it.capFen < 1) found.capFen = 'off';
  return found;
}

function ofThreshold(it: Draft): Problems {
  if (it.threshold === 'amount') {
    if (!isWhole(it.minFen, 1, 10_000_000_00)) return { minFen: 'minFen' };
    if (it.kind === 'amount_off' && it.minFen < (it.offFen ?? 0)) return { minFen: 'minBelowOff' };
  }
  return it.threshold === 'pieces' && !isWhole(it.minPieces, 1, 999) ? { minPieces: 'minPieces' } : {};
}

const ofScope = (it: Draft): Problems => (it.scope !== 'all' && it.include.length === 0 ? { include: 'include' } : {});

function ofUse(it: Draft): Problems {
  const found: Problems = {};
  if (it.validBy === 'days' && !isWhole(it.days, 1, 3650)) found.days = 'days';
  if (it.validBy === 'dates') {
    if (!it.validFrom || !it.validUntil) found.validUntil = 'dates';
    else if (it.validUntil < it.validFrom) found.validUntil = 'datesOrder';
  }
  if (it.group.trim().length < 1 || it.group.trim().length > 32) found.group = 'group';
  return found;
}

function ofOffer(it: Draft): Problems {
  const found: Problems = {};
  if (!it.claimFrom || !it.claimUntil) found.claimUntil = 'claim';
  else if (it.claimUntil < it.claimFrom) found.claimUntil = 'claimOrder';
  else if (it.validBy === 'dates' && it.validUntil && it.claimUntil > it.validUntil) found.claimUntil = 'claimAfterValid';
  if (!isWhole(it.total, 1, 10_000_000)) found.total = 'total';
  if (!isWhole(it.perPerson, 1, 99)) found.perPerson = 'perPerson';
  else if (!found.total && it.total !== null && it.perPerson > it.total) found.perPerson = 'perPersonMore';
  const budget = ofBudget(it);
  if (budget) found.budgetFen = budget;
  if (it.audience === 'levels' && it.levels.length === 0) found.levels = 'levels';
  if (it.where === 'mall' && !isWhole(it.pricePoints, 1, 10_000_000)) found.pricePoints = 'points';
  return found;
}

/** A budget is kept by the most one coupon can cost, so that must be known. */
function ofBudget(it: Draft): Problem | undefined {
  if (it.budgetFen === null) return undefined;
  if (it.kind === 'exchange') return 'budgetKind';
  const most = it.kind === 'amount_off' ? it.offFen : it.capFen;
  if (most === null) return it.kind === 'amount_off' ? undefined : 'budgetOpen';
  return it.budgetFen < most || it.budgetFen < 1 ? 'budget' : undefined;
}
