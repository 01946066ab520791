import type { TaxMark } from '@lianke/shared';
import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';

export interface TaxCodeRow {
  id: string;
  seller_id: string;
  code: string;
  short_name: string;
  rate_bps: number;
  mark: TaxMark;
  policy: string;
  from_on: string;
  until_on: string | null;
}

/** Fits `rateOn` of shared/invoicing. */
export type TaxEntry = Output<'staff.invoice-settings.get'>['taxCodes'][number];

const toEntry = (row: TaxCodeRow): TaxEntry => ({
  id: row.id,
  sellerId: row.seller_id,
  code: row.code,
  shortName: row.short_name,
  rateBps: row.rate_bps,
  mark: row.mark,
  policy: row.policy,
  fromOn: row.from_on,
  untilOn: row.until_on,
});

const inOrder = ['seller_id', 'code', 'from_on'] as const;

export async function allTaxEntries(ctx: Pick<Context, 'db'>): Promise<TaxEntry[]> {
  return (await ctx.db<TaxCodeRow>('invoice_tax_codes').orderBy([...inOrder])).map(toEntry);
}

export async function taxEntriesOf(ctx: Pick<Context, 'db'>, sellerId: string): Promise<TaxEntry[]> {
  return (
    await ctx
      .db<TaxCodeRow>('invoice_tax_codes')
      .where({ seller_id: sellerId })
      .orderBy([...inOrder])
  ).map(toEntry);
}
