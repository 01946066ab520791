import type { InvoiceRow } from '../invoice.ts';

/** 13%, or the word that stands where there is no rate. */
export function rateWord(row: Pick<InvoiceRow, 'bps' | 'zeroRate'>): string {
  if (row.zeroRate === '1') return '免税';
  if (row.zeroRate === '2') return '不征税';
  return `${String(row.bps / 100)}%`;
}

/** Where there is no rate there is no tax to print. */
export const hasTax = (row: Pick<InvoiceRow, 'zeroRate'>): boolean => row.zeroRate !== '1' && row.zeroRate !== '2';
