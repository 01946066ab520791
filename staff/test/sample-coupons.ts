import type { HeldCoupon, Rules, Template } from '../src/features/coupons/api.ts';

/** For tests: believable values, to be changed where they matter. */
export const sampleRules = (change: Partial<Rules> = {}): Rules => ({
  benefit: { kind: 'amount_off', offFen: 20_00 },
  threshold: { by: 'amount', minFen: 100_00, of: 'member_price' },
  scope: { kind: 'all', include: [], excludeGoods: [] },
  stores: null,
  group: 'shop',
  combines: false,
  priority: 50,
  ...change,
});

const at = (text: string): number => Date.parse(`${text}+08:00`);

export const sampleTemplate = (change: Partial<Template> = {}): Template => ({
  id: 'cpt_1',
  version: 1,
  state: 'live',
  title: '新客立减券',
  note: '',
  total: 1000,
  claimFrom: at('2026-11-22T00:00:00'),
  claimUntil: at('2026-12-22T23:59:59.999'),
  budgetFen: null,
  rules: sampleRules(),
  validity: { by: 'days', days: 30 },
  audience: { kind: 'everybody' },
  perPerson: 1,
  inCentre: true,
  pricePoints: null,
  ownCodes: false,
  counts: { issued: 400, claimed: 380, used: 120, offFen: 2_400_00, revenueFen: 18_000_00, codesLeft: null },
  createdAt: at('2026-11-20T10:00:00'),
  createdBy: { staffId: 'stf_1', name: '陈丽' },
  ...change,
});

export const sampleCoupon = (change: Partial<HeldCoupon> = {}): HeldCoupon => ({
  id: 'cpn_1',
  templateId: 'cpt_1',
  title: '新客立减券',
  note: '',
  rules: sampleRules(),
  state: 'available',
  validFrom: at('2026-11-20T00:00:00'),
  validUntil: at('2026-12-20T00:00:00'),
  source: 'claim',
  issuedAt: at('2026-11-20T00:00:00'),
  usedAt: null,
  usedStore: null,
  code: 'K7M2Q9XA',
  customer: { id: 'cus_1', name: '欧阳·买买提江' },
  staff: null,
  history: [{ move: 'issued', at: at('2026-11-20T00:00:00'), by: 'member', orderId: null, reason: '' }],
  ...change,
});
