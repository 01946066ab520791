import type { Context } from '../../../kernel/context.ts';
import { RetryTransaction } from '../../../kernel/transaction.ts';
import type { CouponRow } from '../tables.ts';

/** Gives each new coupon a code of the other system. The template is held by this transaction and has counted them, so they are there. */
export async function takeCodes(ctx: Context, templateId: string, coupons: readonly CouponRow[]): Promise<void> {
  const codes = await ctx
    .db('coupon_codes')
    .where({ template_id: templateId, coupon_id: null })
    .limit(coupons.length)
    .pluck<string[]>('code');
  if (codes.length < coupons.length) throw new Error('fewer codes than the template counts');
  for (const [at, coupon] of coupons.entries()) {
    const code = codes[at] ?? '';
    if ((await ctx.db('coupon_codes').where({ code, coupon_id: null }).update({ coupon_id: coupon.id })) !== 1)
      throw new RetryTransaction('somebody took the same code');
    coupon.code = code;
  }
}
