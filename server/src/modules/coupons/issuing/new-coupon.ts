import type { Context } from '../../../kernel/context.ts';
import { validityFrom } from '../rules/validity-of-new.ts';
import { validityOf } from '../tables.ts';
import type { CouponRow, TemplateRow } from '../tables.ts';
import type { Ask } from './issue-many.ts';

/** Enough digits that nobody finds one by trying, few enough to be read out. */
const codeDigits = 16;

/** A coupon with its own copy of the rules as they are at this moment. */
export const toNewCoupon = (ctx: Pick<Context, 'ids' | 'clock'>, template: TemplateRow, customerId: string, ask: Ask): CouponRow => {
  const now = ctx.clock.now();
  return {
    id: ctx.ids.next('coupon'),
    code: ctx.ids.digits(codeDigits),
    template_id: template.id,
    customer_id: customerId,
    origin_customer_id: customerId,
    state: 'available',
    title: template.title,
    note: template.note,
    rules: template.rules,
    ...validityFrom(validityOf(template), now),
    source: ask.source,
    staff_id: ask.staffId ?? null,
    channel_key: ask.channelKey ?? null,
    grant_id: ask.grantId ?? null,
    issued_at: now,
    order_id: null,
    used_at: null,
    used_store: null,
    used_by: null,
    off_fen: null,
    revenue_fen: null,
  };
};
