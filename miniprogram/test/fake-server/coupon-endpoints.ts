import type { Coupon, CouponRules, CouponTab, LevelCard, Offer, PointsEntry } from '../../src/member/coupon-types.ts';
import type { Handlers } from './member-endpoints.ts';
import { pageOf } from './paging.ts';
import { Refusal } from './refusal.ts';

export interface CouponWorld {
  offers: Offer[];
  mall: Offer[];
  coupons: Coupon[];
  card: LevelCard;
  expiring: Array<{ amount: number; expiresAt: number }>;
  entries: PointsEntry[];
  /** How long a code of the fake server lives. */
  codeLifeMs: number;
  codes: number;
}

const now = Date.UTC(2026, 10, 22, 2, 30);
const day = 86_400_000;

export const makeRules = (over: Partial<CouponRules> = {}): CouponRules => ({
  benefit: { kind: 'amount_off', offFen: 20_00 },
  threshold: { by: 'amount', minFen: 100_00, of: 'member_price' },
  scope: { kind: 'all', include: [], excludeGoods: [] },
  stores: null,
  group: 'shop',
  combines: false,
  priority: 0,
  ...over,
});

export const makeCoupon = (over: Partial<Coupon> = {}): Coupon => ({
  id: 'cpn_1',
  templateId: 'cpt_1',
  title: '新客满减券',
  note: '每单限用一张。',
  rules: makeRules(),
  state: 'available',
  validFrom: now - day,
  validUntil: Date.UTC(2099, 11, 31, 16),
  source: 'claim',
  issuedAt: now,
  usedAt: null,
  usedStore: null,
  ...over,
});

export const makeOffer = (over: Partial<Offer> = {}): Offer => ({
  templateId: 'cpt_1',
  title: '新客满减券',
  note: '',
  rules: makeRules(),
  validity: { by: 'days', days: 30 },
  claimUntil: Date.UTC(2099, 0, 1),
  left: null,
  mine: 0,
  perPerson: 1,
  pricePoints: null,
  blocked: null,
  ...over,
});

export const makeCard = (over: Partial<LevelCard> = {}): LevelCard => {
  const rights = { pointsBps: 15_000, discountBps: 500, freeShipping: true, birthdayCoupons: ['cpt_9'], levelCoupons: [] };
  return {
    memberNo: '880001234567',
    level: { level: 1, name: '银卡会员', needsGrowth: 1000, rights },
    next: { level: 2, name: '金卡会员', needsGrowth: 5000, rights },
    growth: 2000,
    windowDays: 365,
    balances: { points: 1280, growth: 2000, principalFen: 0, bonusFen: 0 },
    pointsExpiring: null,
    usableCoupons: 2,
    fenPerHundredPoints: 100,
    ...over,
  };
};

export const makeEntry = (over: Partial<PointsEntry> = {}): PointsEntry => ({
  id: 'len_1',
  kind: 'points',
  amount: 128,
  balanceAfter: 1280,
  reason: 'earned',
  note: '',
  at: now,
  ...over,
});

export const makeCouponWorld = (): CouponWorld => ({
  offers: [],
  mall: [],
  coupons: [],
  card: makeCard(),
  expiring: [],
  entries: [],
  codeLifeMs: 30_000,
  codes: 0,
});

const tabOf = ({ state }: Coupon): CouponTab =>
  state === 'used' ? 'used' : state === 'expired' || state === 'void' ? 'expired' : 'usable';
const refusals = {
  not_started: 'coupon.not_started',
  ended: 'coupon.claim_ended',
  sold_out: 'coupon.sold_out',
  limit_reached: 'coupon.limit_reached',
  not_in_audience: 'coupon.not_in_audience',
  not_enough_points: 'ledger.balance_short',
} as const;

type Names = `member.coupons.${string}` | 'member.card.get' | `member.points.${string}`;

/** Just enough of the server's coupons and membership for the pages to live on. */
export function couponEndpoints(world: CouponWorld): Pick<Handlers, Extract<keyof Handlers, Names>> {
  const held = (id: string): Coupon => {
    const found = world.coupons.find((coupon) => coupon.id === id);
    if (!found) throw new Refusal(404, 'coupon.not_found');
    return found;
  };
  const take = (from: Offer[], templateId: string, source: Coupon['source']): Coupon => {
    const offer = from.find((one) => one.templateId === templateId);
    if (!offer) throw new Refusal(404, 'coupon.not_found');
    if (offer.blocked !== null) throw new Refusal(409, refusals[offer.blocked]);
    offer.mine += 1;
    if (offer.mine >= offer.perPerson) offer.blocked = 'limit_reached';
    const coupon = makeCoupon({ id: `cpn_${world.coupons.length + 1}`, templateId, title: offer.title, rules: offer.rules, source });
    world.coupons = [coupon, ...world.coupons];
    return coupon;
  };
  return {
    'member.coupons.centre': (input) => {
      const { items, next } = pageOf(world.offers, input);
      return { offers: structuredClone(items), next };
    },
    'member.coupons.claim': ({ templateId }) => ({ coupon: take(world.offers, templateId, 'claim') }),
    'member.coupons.claim-shared': ({ token }) => {
      if (token === 'used-token-0123456789') throw new Refusal(409, 'coupon.share_used');
      if (token !== 'good-token-0123456789') throw new Refusal(403, 'coupon.share_invalid');
      return { coupon: take([makeOffer({ title: '店员专享券' })], 'cpt_1', 'share') };
    },
    'member.coupons.list': (input) => {
      const { items, next } = pageOf(
        world.coupons.filter((coupon) => tabOf(coupon) === (input.tab ?? 'usable')),
        input,
      );
      return { coupons: items, next, usable: world.coupons.filter((coupon) => tabOf(coupon) === 'usable').length };
    },
    'member.coupons.get': ({ id }) => ({ coupon: held(id) }),
    'member.coupons.code': ({ id }) => {
      if (held(id).state !== 'available') throw new Refusal(409, 'coupon.not_usable');
      world.codes += 1;
      return { code: `LK1.${id}.${world.codes}.q7Zk2nVx8RtPwYb3`, refreshAt: Date.now() + world.codeLifeMs };
    },
    'member.card.get': () => world.card,
    'member.points.get': () => ({ balance: world.card.balances.points, expiring: world.expiring }),
    'member.points.history': (input) => {
      const { items, next } = pageOf(
        world.entries.filter((entry) => entry.kind === (input.kind ?? 'points')),
        input,
      );
      return { entries: items, next };
    },
    'member.points.mall': (input) => {
      const { items, next } = pageOf(world.mall, input);
      return { offers: structuredClone(items), next, points: world.card.balances.points };
    },
    'member.points.exchange': ({ templateId }) => {
      const coupon = take(world.mall, templateId, 'points');
      const price = world.mall.find((offer) => offer.templateId === templateId)?.pricePoints ?? 0;
      const { balances } = world.card;
      world.card = { ...world.card, balances: { ...balances, points: balances.points - price } };
      return { coupon, points: world.card.balances.points };
    },
  };
}
