// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { isNarrowed, readInvoiceSearch, toListInput, writeInvoiceSearch } from './invoice-search.ts';

const read = (text: string) => readInvoiceSearch(new URLSearchParams(text));

describe('the address of the invoices', () => {
  it('shows what is to review when nothing is asked for', () => {
    expect(toListInput(read(''))).toEqual({ states: ['requested'] });
    expect(isNarrowed(read(''))).toBe(false);
    expect(writeInvoiceSearch(read('')).size).toBe(0);
  });

  it('comes back as it was written', () => {
    const text = 'state=failed&q=2633&type=special&seller=sel_1&check=warn&blocked=1&from=2026-11-01&until=2026-11-30';
    expect(writeInvoiceSearch(read(text)).toString()).toBe(text);
    expect(writeInvoiceSearch(read('state=all')).toString()).toBe('state=all');
    expect(toListInput(read('state=all'))).toEqual({});
  });

  it('takes no word it does not know', () => {
    expect(toListInput(read('state=lost&type=car&check=maybe&blocked=yes&from=yesterday'))).toEqual({ states: ['requested'] });
  });

  it('asks for whole days of China and for an order as it is stored', () => {
    expect(toListInput(read('state=all&q=01KB7Z9A0000000000000000AB&from=2026-11-01&until=2026-11-01'))).toEqual({
      search: 'ord_01KB7Z9A0000000000000000AB',
      from: Date.parse('2026-11-01T00:00:00+08:00'),
      until: Date.parse('2026-11-02T00:00:00+08:00') - 1,
    });
  });
});
