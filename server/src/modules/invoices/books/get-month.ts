import type { Input, Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import type { InvoicedPart } from '../invoiced-part.ts';
import { sumByDay, sumByRate, sumByType } from './month-sums.ts';
import { countProviderDifferences } from './provider-differences.ts';
import { daysOf, monthSpan } from './rules/months.ts';
import { moneyOf, tieMonth } from './tie-month.ts';

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

export const createGetMonth =
  (parts: readonly InvoicedPart[]) =>
  async (ctx: Context, chosen: Input<'staff.invoice-books.month'>): Promise<Output<'staff.invoice-books.month'>> => {
    const money = await moneyOf(ctx, parts, chosen);
    const byType = await sumByType(ctx, chosen);
    const byDay = await sumByDay(ctx, chosen);
    const { tie, over } = await tieMonth(ctx, parts, chosen, {
      paidFen: total(money.map((row) => row.paidFen)),
      refundedFen: total(money.map((row) => row.refundedFen)),
      invoicedFen: total(byType.map((row) => row.blue.totalFen)),
      redFen: -total(byType.map((row) => row.red.totalFen)) || 0,
    });
    return {
      tie,
      byRate: await sumByRate(ctx, chosen),
      byType,
      days: daysOf(monthSpan(chosen.month)).map((day) => ({
        day,
        paidFen: total(money.filter((row) => row.day === day).map((row) => row.paidFen)),
        refundedFen: total(money.filter((row) => row.day === day).map((row) => row.refundedFen)),
        invoicedFen: byDay.get(day)?.blue ?? 0,
        redFen: -(byDay.get(day)?.red ?? 0) || 0,
      })),
      differences: over + (await countProviderDifferences(ctx, chosen)),
    };
  };
