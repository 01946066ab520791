import type { InvoiceColour, InvoiceType, TaxMark } from '@lianke/shared';
import { chinaOffsetMs, formatChinaDay } from '@lianke/shared';
import type { Output } from '@lianke/shared/api';
import type { Knex } from 'knex';
import type { Context } from '../../../kernel/context.ts';
import { chinaDayStart } from '../../../kernel/db/china-day.ts';

type Month = Output<'staff.invoice-books.month'>;
type Sums = Month['byRate'][number]['blue'];

export interface Chosen {
  month: string;
  sellerId?: string | undefined;
}

const none = (): Sums => ({ count: 0, netFen: 0, taxFen: 0, totalFen: 0 });
type SumRow = Record<'count' | 'net' | 'tax' | 'total', number | string | null>;
const sumsOf = (row: SumRow): Sums => ({
  ...{ count: Number(row.count), netFen: Number(row.net ?? 0) },
  ...{ taxFen: Number(row.tax ?? 0), totalFen: Number(row.total ?? 0) },
});

/** Issued invoices of a month: only those have one. */
const issued = (ctx: Context, { month, sellerId }: Chosen): Knex.QueryBuilder => {
  const query = ctx.db('invoices as i').where('i.month', month);
  return sellerId === undefined ? query : query.where('i.seller_id', sellerId);
};

export async function sumByRate(ctx: Context, chosen: Chosen): Promise<Month['byRate']> {
  const rows: (SumRow & { rate_bps: number; mark: TaxMark; colour: InvoiceColour })[] = await issued(ctx, chosen)
    .join('invoice_rows as w', 'w.invoice_id', 'i.id')
    .groupBy('w.rate_bps', 'w.mark', 'i.colour')
    .countDistinct({ count: 'i.id' })
    .sum({ net: 'w.net_fen', tax: 'w.tax_fen', total: 'w.total_fen' })
    .select('w.rate_bps', 'w.mark', 'i.colour');
  const found = new Map<string, Month['byRate'][number]>();
  for (const row of rows) {
    const key = `${row.rate_bps} ${row.mark}`;
    const of = found.get(key) ?? { rateBps: row.rate_bps, mark: row.mark, blue: none(), red: none() };
    found.set(key, { ...of, [row.colour]: sumsOf(row) });
  }
  return [...found.values()].sort((one, other) => other.rateBps - one.rateBps || one.mark.localeCompare(other.mark));
}

export async function sumByType(ctx: Context, chosen: Chosen): Promise<Month['byType']> {
  const rows: (SumRow & { type: InvoiceType; colour: InvoiceColour })[] = await issued(ctx, chosen)
    .groupBy('i.type', 'i.colour')
    .count({ count: '*' })
    .sum({ net: 'i.net_fen', tax: 'i.tax_fen', total: 'i.total_fen' })
    .select('i.type', 'i.colour');
  const of = (type: InvoiceType, colour: InvoiceColour): Sums => {
    const row = rows.find((it) => it.type === type && it.colour === colour);
    return row ? sumsOf(row) : none();
  };
  const types = [...new Set(rows.map((row) => row.type))].sort();
  return types.map((type) => ({ type, blue: of(type, 'blue'), red: of(type, 'red') }));
}

/** With tax, by China day; red as it is, below zero. */
export async function sumByDay(ctx: Context, chosen: Chosen): Promise<Map<string, { blue: number; red: number }>> {
  const day = chinaDayStart('i.issued_at');
  const rows: { colour: InvoiceColour; day_start: number | string; total: number | string }[] = await issued(ctx, chosen)
    .groupByRaw(`${day}, i.colour`)
    .sum({ total: 'i.total_fen' })
    .select('i.colour', ctx.db.raw(`${day} as day_start`));
  const found = new Map<string, { blue: number; red: number }>();
  for (const row of rows) {
    const on = formatChinaDay(Number(row.day_start) - chinaOffsetMs);
    found.set(on, { ...(found.get(on) ?? { blue: 0, red: 0 }), [row.colour]: Number(row.total) });
  }
  return found;
}
