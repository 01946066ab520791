// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { isFiltered, readOrderSearch, toOrdersInput, writeOrderSearch } from './order-search.ts';

const read = (text: string) => readOrderSearch(new URLSearchParams(text));

describe('the address of the order list', () => {
  it('is plain when nothing is asked for', () => {
    expect(isFiltered(read(''))).toBe(false);
    expect(toOrdersInput(read(''))).toEqual({});
  });

  it('comes back as it was written', () => {
    const text = 'q=ord_1&state=paid&refund=requested&kind=goods&source=shop&from=2026-11-01&until=2026-11-30&customer=cus_1';
    expect(writeOrderSearch(read(text)).toString()).toBe(text);
  });

  it('takes no word it does not know', () => {
    expect(isFiltered(read('state=lost&refund=none&kind=car&from=yesterday'))).toBe(false);
  });

  it('asks for whole days of China, and for both words of an unpaid order', () => {
    expect(toOrdersInput(read('state=unpaid&from=2026-11-01&until=2026-11-01'))).toEqual({
      states: ['created', 'paying'],
      from: Date.parse('2026-11-01T00:00:00+08:00'),
      until: Date.parse('2026-11-02T00:00:00+08:00') - 1,
    });
  });
});
