import type { Input } from '@lianke/shared/api';

type Template = Input<'staff.coupon-templates.save'>['template'];
const day = 86_400_000;
const yuan = 100;

const everything: Template['rules']['scope'] = { kind: 'all', include: [], excludeGoods: [] };

/** What the sample tea shop offers, as of `now`: every kind once, one sold out soon, one for points, one not begun. */
export function sampleTemplates(now: number): { template: Template; live: boolean }[] {
  const base = {
    validity: { by: 'days', days: 30 },
    audience: { kind: 'everybody' },
    claimFrom: now - day,
    claimUntil: now + 60 * day,
    perPerson: 1,
    inCentre: true,
    pricePoints: null,
    ownCodes: false,
    budgetFen: null,
  } as const;
  const rules = { threshold: { by: 'none' }, scope: everything, stores: null, group: '店铺券', combines: true, priority: 50 } as const;
  return [
    {
      live: true,
      template: {
        ...base,
        title: '新客立减 20 元',
        note: '全场茶叶与茶具可用，每人限领一张。',
        total: 2_000,
        rules: {
          ...rules,
          benefit: { kind: 'amount_off', offFen: 20 * yuan },
          threshold: { by: 'amount', minFen: 100 * yuan, of: 'list_price' },
        },
      },
    },
    {
      live: true,
      template: {
        ...base,
        title: '秋茶上新 88 折',
        note: '最多优惠 50 元，可与免邮券同时使用。',
        total: 500,
        perPerson: 2,
        rules: { ...rules, benefit: { kind: 'percent_off', offBps: 1_200, capFen: 50 * yuan }, group: '折扣券' },
      },
    },
    {
      live: true,
      template: {
        ...base,
        title: '银卡以上免邮',
        note: '单笔邮费最多减 15 元。',
        total: 1_000,
        audience: { kind: 'levels', levels: [1, 2, 3] },
        rules: { ...rules, benefit: { kind: 'shipping', capFen: 15 * yuan }, group: '免邮券' },
      },
    },
    {
      live: true,
      template: {
        ...base,
        title: '到店品鉴茶一杯',
        note: '凭券码到店兑换，当日有效的茶品任选一款。',
        total: 300,
        inCentre: false,
        pricePoints: 200,
        rules: {
          ...rules,
          benefit: { kind: 'exchange', pieces: 1 },
          scope: { kind: 'goods', include: ['tasting-tea'], excludeGoods: [] },
          group: '兑换券',
          combines: false,
        },
      },
    },
    {
      live: true,
      template: {
        ...base,
        title: '周末茶会满 300 减 60',
        note: '周末开抢，数量有限。',
        total: 100,
        claimFrom: now + 2 * day,
        rules: {
          ...rules,
          benefit: { kind: 'amount_off', offFen: 60 * yuan },
          threshold: { by: 'amount', minFen: 300 * yuan, of: 'member_price' },
        },
      },
    },
    {
      live: false,
      template: {
        ...base,
        title: '年货礼盒减 100 元',
        note: '草稿：等礼盒价格确定后上线。',
        total: 200,
        rules: {
          ...rules,
          benefit: { kind: 'amount_off', offFen: 100 * yuan },
          threshold: { by: 'pieces', minPieces: 2 },
          scope: { kind: 'categories', include: ['gift-box'], excludeGoods: [] },
        },
      },
    },
  ];
}
