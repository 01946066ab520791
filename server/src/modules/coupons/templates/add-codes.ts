import type { Input, Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { insertRows } from '../../../kernel/db/insert-rows.ts';
import { AppError } from '../../../kernel/errors.ts';
import { insertOrRetry, inTransaction } from '../../../kernel/transaction.ts';
import { clearSoldOut } from '../issuing/sold-out.ts';
import type { TemplateRow } from '../tables.ts';

const lookUpAtOnce = 500;

/**
 * Adds codes of another system to be handed out. A code that is anywhere already, pool or coupon, is skipped: one code is one coupon. Throws
 * coupon.template_not_found, coupon.template_frozen (ended, or one whose codes are ours).
 */
export async function addCodes(
  ctx: Context,
  { id, codes }: Input<'staff.coupon-templates.add-codes'>,
): Promise<Output<'staff.coupon-templates.add-codes'>> {
  return inTransaction(ctx, async (ctx) => {
    const [template] = await ctx.dialect.lockRows(ctx.db<TemplateRow>('coupon_templates').where({ id }));
    if (!template) throw new AppError('coupon.template_not_found');
    if (template.state === 'ended' || template.codes_left === null) throw new AppError('coupon.template_frozen');
    const fresh = new Set(codes);
    for (const code of await knownAmong(ctx, [...fresh])) fresh.delete(code);
    await insertOrRetry(ctx, 'somebody added the same codes', () =>
      insertRows(
        ctx,
        'coupon_codes',
        [...fresh].map((code) => ({ code, template_id: id, coupon_id: null })),
      ),
    );
    await ctx
      .db('coupon_templates')
      .where({ id })
      .update({ codes_left: ctx.db.raw('codes_left + ?', [fresh.size]) });
    const counts = { added: fresh.size, skipped: codes.length - fresh.size };
    await writeAudit(
      ctx,
      'coupon_templates.codes_added',
      { kind: 'coupon_template', id },
      { added: String(counts.added), skipped: String(counts.skipped) },
    );
    clearSoldOut(ctx, id);
    return counts;
  });
}

async function knownAmong(ctx: Context, codes: readonly string[]): Promise<string[]> {
  const known: string[] = [];
  for (let from = 0; from < codes.length; from += lookUpAtOnce) {
    const some = codes.slice(from, from + lookUpAtOnce);
    for (const table of ['coupon_codes', 'coupons']) known.push(...(await ctx.db(table).whereIn('code', some).pluck<string[]>('code')));
  }
  return known;
}
