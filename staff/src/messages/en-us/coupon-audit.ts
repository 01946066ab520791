import type { couponActions as zh } from '../zh-cn/coupon-audit.ts';

const named = (title: string | undefined): string => (title ? ` “${title}”` : '');
const yuan = (fen: string | undefined): string => (fen ? `, ¥${(Number(fen) / 100).toFixed(2)} off` : '');
const some = (count: string | undefined): string => (count ? `${count} ` : '');

export const couponActions: typeof zh = {
  'coupon_templates.saved': { name: 'Save a coupon', say: (_, { title }) => `saved a draft of the coupon${named(title)}` },
  'coupon_templates.extended': { name: 'Extend a coupon', say: () => 'extended or reworded a live coupon' },
  'coupon_templates.live': { name: 'Coupon goes live', say: (_, { title }) => `let the coupon${named(title)} go live` },
  'coupon_templates.paused': { name: 'Pause a coupon', say: (_, { title }) => `paused the coupon${named(title)}` },
  'coupon_templates.ended': { name: 'End a coupon', say: (_, { title }) => `ended the coupon${named(title)}` },
  'coupon_templates.codes_added': { name: 'Add codes', say: (_, { added = '' }) => `added ${added} codes to a coupon` },
  'coupons.granted': { name: 'Give a coupon', say: (it) => `gave ${it} a coupon` },
  'coupons.shared': { name: 'Share a coupon', say: (it) => (it ? `shared a coupon with ${it}` : 'shared a coupon') },
  'coupons.voided': { name: 'Take a coupon back', say: (it) => `took a coupon back from ${it}` },
  'coupons.redeemed': { name: 'Redeem a coupon', say: (it, { off }) => `redeemed a coupon of ${it}${yuan(off)}` },
  'coupon_grants.started': {
    name: 'Start giving coupons',
    say: (_, { customers }) => `began to give ${some(customers)}customers a coupon`,
  },
  'coupon_grants.finished': { name: 'Coupons given', say: (_, { done }) => `finished giving coupons (${some(done)}customers)` },
  'coupon_grants.stopped': { name: 'Giving broke off', say: (_, { done }) => `giving coupons broke off (${some(done)}customers)` },
  'coupon_grants.cancelled': { name: 'Stop giving coupons', say: (_, { done }) => `stopped giving coupons (${some(done)}customers)` },
  'coupon_grants.downloaded': { name: 'Download a result', say: () => 'downloaded the result of giving coupons' },
};
