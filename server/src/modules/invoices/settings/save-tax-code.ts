import type { Input, Output } from '@lianke/shared/api';
import { chinaOffsetMs, formatChinaDay } from '@lianke/shared';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { changesBetween } from './changes.ts';
import type { SellerRow } from './sellers.ts';
import { allTaxEntries } from './tax-codes.ts';
import type { TaxCodeRow } from './tax-codes.ts';

type Wanted = Input<'staff.invoice-settings.save-tax-code'>;

const dayBefore = (day: string): string => formatChinaDay(Date.parse(`${day}T00:00:00Z`) - chinaOffsetMs - 86_400_000);

/** A rate from a day on; the entry in force until then ends the day before. Throws invoice.seller_not_found, tax_code_overlaps, tax_code_not_found. */
export async function saveTaxCode(ctx: Context, input: Wanted): Promise<Output<'staff.invoice-settings.save-tax-code'>> {
  try {
    await inTransaction(ctx, (ctx) => save(ctx, input));
  } catch (error) {
    if (ctx.dialect.isUniqueViolation(error)) throw new AppError('invoice.tax_code_overlaps');
    throw error;
  }
  return { taxCodes: await allTaxEntries(ctx) };
}

async function save(ctx: Context, input: Wanted): Promise<void> {
  const [seller] = await ctx.dialect.lockRows(ctx.db<SellerRow>('invoice_sellers').where({ id: input.sellerId }));
  if (!seller) throw new AppError('invoice.seller_not_found');
  if (input.untilOn !== null && input.untilOn < input.fromOn) throw new AppError('invoice.tax_code_overlaps');
  const before = input.id === undefined ? undefined : await ctx.db<TaxCodeRow>('invoice_tax_codes').where({ id: input.id }).first();
  if (input.id !== undefined && !before) throw new AppError('invoice.tax_code_not_found');
  const id = before?.id ?? ctx.ids.next('taxCode');
  await makeRoom(ctx, id, input);
  const row: TaxCodeRow = {
    ...{ id, seller_id: input.sellerId, code: input.code, short_name: input.shortName },
    // 免税, 不征税 and a plain 0 % are rates of nothing.
    ...{ rate_bps: input.mark === 'taxed' ? input.rateBps : 0, mark: input.mark, policy: input.policy },
    ...{ from_on: input.fromOn, until_on: input.untilOn },
  };
  if (before) await ctx.db('invoice_tax_codes').where({ id }).update(row);
  else await ctx.db('invoice_tax_codes').insert(row);
  await writeAudit(ctx, 'invoices.tax-code-saved', { kind: 'invoice_tax_code', id }, { code: row.code }, changesBetween(before, row));
}

/** What began earlier ends before it; what begins within its time stands in its way. */
async function makeRoom(ctx: Context, id: string, { sellerId, code, fromOn, untilOn }: Wanted): Promise<void> {
  const others = await ctx.db<TaxCodeRow>('invoice_tax_codes').where({ seller_id: sellerId, code }).whereNot({ id });
  if (others.some((other) => other.from_on >= fromOn && (untilOn === null || other.from_on <= untilOn)))
    throw new AppError('invoice.tax_code_overlaps');
  for (const other of others)
    if (other.from_on < fromOn && (other.until_on === null || other.until_on >= fromOn))
      await ctx
        .db('invoice_tax_codes')
        .where({ id: other.id })
        .update({ until_on: dayBefore(fromOn) });
}
