import { Readable } from 'node:stream';
import { errorCatalogue } from '@lianke/shared';
import type { ErrorCode } from '@lianke/shared';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { findVisibleNames } from '../../customers/index.ts';
import type { CouponRow, GrantRow, GrantTargetRow } from '../tables.ts';
import { isOwn } from './grant-store.ts';

const batchRows = 500;
const byteOrderMark = '\uFEFF';

/** What a grant came to, customer by customer, with names as the caller may see them. Throws coupon.grant_not_found (also for another's). */
export async function downloadGrant(ctx: Context, id: string): Promise<{ fileName: string; contentType: string; body: Readable }> {
  const grant = await ctx.db<GrantRow>('coupon_grants').where({ id }).first();
  if (!grant || !isOwn(ctx, grant)) throw new AppError('coupon.grant_not_found');
  await writeAudit(ctx, 'coupon_grants.downloaded', { kind: 'coupon_grant', id });
  return { fileName: `发券结果-${id.slice(-6)}.csv`, contentType: 'text/csv; charset=utf-8', body: Readable.from(lines(ctx, id)) };
}

async function* lines(ctx: Context, grantId: string): AsyncGenerator<string> {
  yield byteOrderMark + line(['客户编号', '客户', '结果', '原因', '券码']);
  for (let after = ''; ;) {
    const rows: GrantTargetRow[] = await ctx
      .db<GrantTargetRow>('coupon_grant_targets')
      .where({ grant_id: grantId })
      .where('customer_id', '>', after)
      .orderBy('customer_id')
      .limit(batchRows);
    const names = await findVisibleNames(
      ctx,
      rows.map((row) => row.customer_id),
    );
    const coupons = await ctx
      .db<CouponRow>('coupons')
      .whereIn(
        'id',
        rows.flatMap((row) => row.coupon_id ?? []),
      )
      .select('id', 'code');
    const codes = new Map(coupons.map((row) => [row.id, row.code]));
    yield rows
      .map((row) => [
        row.customer_id,
        names.get(row.customer_id) ?? '',
        row.coupon_id === null ? '未发放' : '已发放',
        row.refusal === null ? '' : errorCatalogue[row.refusal as ErrorCode].zh,
        codes.get(row.coupon_id ?? '') ?? '',
      ])
      .map(line)
      .join('');
    const last = rows.at(-1);
    if (!last || rows.length < batchRows) return;
    after = last.customer_id;
  }
}

/** A cell that a spreadsheet would take for a formula, or for a number to be rounded, is written as text. */
const cell = (text: string): string => `"${(/^[=+\-@\t\r]|^\d{12,}$/.test(text) ? `\t${text}` : text).replaceAll('"', '""')}"`;
const line = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;
