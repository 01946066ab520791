import { formatChinaTime } from '@lianke/shared';
import { rowsAbout } from '../../kernel/privacy/privacy-part.ts';
import type { Holding, PrivacyPart } from '../../kernel/privacy/privacy-part.ts';
import type { Context } from '../../kernel/context.ts';
import type { CouponRow } from './tables.ts';

const mine = (ctx: Context, customerIds: readonly string[]) => ctx.db<CouponRow>('coupons').whereIn('customer_id', [...customerIds]);

/** The history hangs on the coupons, so it goes first. What the templates count holds nobody's name and stays. */
const history: Holding = {
  what: '优惠券的流转记录',
  tables: ['coupon_moves'],
  count: async (ctx, { customerIds }) => {
    const query = ctx.db('coupon_moves').whereIn('coupon_id', mine(ctx, customerIds).select('id'));
    return Number(((await query.count({ count: '*' }).first()) as { count: number | string }).count);
  },
  erase: (ctx, { customerIds }) => ctx.db('coupon_moves').whereIn('coupon_id', mine(ctx, customerIds).select('id')).delete(),
};

const stateWords: Record<CouponRow['state'], string> = {
  available: '可用',
  locked: '订单占用中',
  used: '已使用',
  expired: '已过期',
  void: '已收回',
};

export const couponsPrivacyPart: PrivacyPart = {
  name: 'coupons',
  holdings: [
    history,
    rowsAbout('领券数量记录', 'coupon_slots', ['customer_id', 'origin_customer_id']),
    rowsAbout('生日与等级礼券记录', 'coupon_gifts'),
    rowsAbout('批量发券中的你', 'coupon_grant_targets'),
    rowsAbout('发给你的分享卡片', 'coupon_shares', ['customer_id', 'used_by_customer_id']),
    rowsAbout('优惠券', 'coupons', ['customer_id', 'origin_customer_id']),
  ],
  async exportFor(ctx, { customerIds }) {
    const rows: CouponRow[] = await mine(ctx, customerIds).orderBy('id');
    return [
      {
        key: 'coupons',
        title: '优惠券',
        columns: ['券名', '券码', '状态', '领取时间', '有效期至', '使用时间', '使用门店'],
        rows: rows.map((row) => [
          row.title,
          row.code,
          stateWords[row.state],
          formatChinaTime(row.issued_at),
          formatChinaTime(row.valid_until),
          row.used_at === null ? '' : formatChinaTime(row.used_at),
          row.used_store ?? '',
        ]),
        data: rows.map(({ title, code, state, issued_at, valid_from, valid_until, used_at, used_store, off_fen }) => ({
          ...{ title, code, state, issuedAt: issued_at, validFrom: valid_from, validUntil: valid_until },
          ...{ usedAt: used_at, usedStore: used_store, offFen: off_fen },
        })),
      },
    ];
  },
};
