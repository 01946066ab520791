import { dayEnd, dayOf, dayStart } from '../../customers/filter/instants.ts';
import { fromTenths, toTenths } from '../../../ui/tenths.ts';
import type { CouponKind, Rules, Template, TemplateInput } from '../api.ts';

type Of = Extract<Rules['threshold'], { by: 'amount' }>['of'];

/** A template as it is being typed: every choice keeps what was filled in, also while another one is chosen. Money in fen, days as text. */
export interface Draft {
  title: string;
  note: string;
  kind: CouponKind;
  offFen: number | null;
  /** 8.8 is 88 折: what is paid, in tenths. */
  tenths: number | null;
  capFen: number | null;
  pieces: number | null;
  threshold: Rules['threshold']['by'];
  minFen: number | null;
  of: Of;
  minPieces: number | null;
  scope: Rules['scope']['kind'];
  include: string[];
  excludeGoods: string[];
  /** None: every store. */
  stores: string[];
  group: string;
  combines: boolean;
  priority: number;
  validBy: 'days' | 'dates';
  days: number | null;
  validFrom: string | null;
  validUntil: string | null;
  claimFrom: string | null;
  claimUntil: string | null;
  total: number | null;
  perPerson: number | null;
  budgetFen: number | null;
  audience: 'everybody' | 'levels';
  levels: number[];
  where: 'centre' | 'mall' | 'none';
  pricePoints: number | null;
  ownCodes: boolean;
}

const dayMs = 86_400_000;
const claimDays = 30;

export const newDraft = (now: number): Draft => ({
  title: '',
  note: '',
  kind: 'amount_off',
  offFen: null,
  tenths: null,
  capFen: null,
  pieces: 1,
  threshold: 'amount',
  minFen: null,
  of: 'member_price',
  minPieces: null,
  scope: 'all',
  include: [],
  excludeGoods: [],
  stores: [],
  group: 'shop',
  combines: false,
  priority: 50,
  validBy: 'days',
  days: 30,
  validFrom: dayOf(now),
  validUntil: dayOf(now + claimDays * dayMs),
  claimFrom: dayOf(now),
  claimUntil: dayOf(now + claimDays * dayMs),
  total: 1000,
  perPerson: 1,
  budgetFen: null,
  audience: 'everybody',
  levels: [],
  where: 'centre',
  pricePoints: null,
  ownCodes: false,
});

/** A saved template as the form shows it. `now` fills in choices that are not taken. */
export function toDraft(it: Template, now: number): Draft {
  const plain = newDraft(now);
  const { rules, validity, audience } = it;
  const { benefit, threshold, scope } = rules;
  return {
    ...plain,
    title: it.title,
    note: it.note,
    kind: benefit.kind,
    offFen: benefit.kind === 'amount_off' ? benefit.offFen : null,
    tenths: benefit.kind === 'percent_off' ? toTenths(benefit.offBps) : null,
    capFen: benefit.kind === 'percent_off' || benefit.kind === 'shipping' ? benefit.capFen : null,
    pieces: benefit.kind === 'exchange' ? benefit.pieces : plain.pieces,
    threshold: threshold.by,
    minFen: threshold.by === 'amount' ? threshold.minFen : null,
    of: threshold.by === 'amount' ? threshold.of : plain.of,
    minPieces: threshold.by === 'pieces' ? threshold.minPieces : null,
    scope: scope.kind,
    include: [...scope.include],
    excludeGoods: [...scope.excludeGoods],
    stores: [...(rules.stores ?? [])],
    group: rules.group,
    combines: rules.combines,
    priority: rules.priority,
    validBy: validity.by,
    ...(validity.by === 'days' ? { days: validity.days } : { validFrom: dayOf(validity.from), validUntil: dayOf(validity.until) }),
    claimFrom: dayOf(it.claimFrom),
    claimUntil: dayOf(it.claimUntil),
    total: it.total,
    perPerson: it.perPerson,
    budgetFen: it.budgetFen,
    audience: audience.kind,
    levels: audience.kind === 'levels' ? [...audience.levels] : [],
    where: it.pricePoints !== null ? 'mall' : it.inCentre ? 'centre' : 'none',
    pricePoints: it.pricePoints,
    ownCodes: it.ownCodes,
  };
}

/** The rules as far as they are typed, for the preview too: what is missing counts as the least there can be. */
export const toRules = (it: Draft): Rules => ({
  benefit: toBenefit(it),
  threshold:
    it.threshold === 'amount' && it.minFen
      ? { by: 'amount', minFen: it.minFen, of: it.of }
      : it.threshold === 'pieces' && it.minPieces
        ? { by: 'pieces', minPieces: it.minPieces }
        : { by: 'none' },
  scope: { kind: it.scope, include: it.scope === 'all' ? [] : it.include, excludeGoods: it.scope === 'goods' ? [] : it.excludeGoods },
  stores: it.stores.length > 0 ? it.stores : null,
  group: it.group.trim() || 'shop',
  combines: it.combines,
  priority: it.priority,
});

function toBenefit(it: Draft): Rules['benefit'] {
  switch (it.kind) {
    case 'amount_off':
      return { kind: 'amount_off', offFen: it.offFen ?? 0 };
    case 'percent_off':
      return { kind: 'percent_off', offBps: fromTenths(it.tenths), capFen: it.capFen };
    case 'exchange':
      return { kind: 'exchange', pieces: it.pieces ?? 1 };
    case 'shipping':
      return { kind: 'shipping', capFen: it.capFen };
  }
}

export const toValidity = (it: Draft): TemplateInput['validity'] =>
  it.validBy === 'dates'
    ? { by: 'dates', from: dayStart(it.validFrom ?? ''), until: dayEnd(it.validUntil ?? '') }
    : { by: 'days', days: it.days ?? 0 };

/** What is sent. Only for a draft without problems: see `findProblems`. */
export const toTemplate = (it: Draft): TemplateInput => ({
  title: it.title.trim(),
  note: it.note.trim(),
  total: it.total ?? 0,
  claimUntil: dayEnd(it.claimUntil ?? ''),
  budgetFen: it.budgetFen,
  rules: toRules(it),
  validity: toValidity(it),
  audience: it.audience === 'levels' ? { kind: 'levels', levels: it.levels } : { kind: 'everybody' },
  claimFrom: dayStart(it.claimFrom ?? ''),
  perPerson: it.perPerson ?? 0,
  inCentre: it.where === 'centre',
  pricePoints: it.where === 'mall' ? it.pricePoints : null,
  ownCodes: it.ownCodes,
});
