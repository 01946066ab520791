import { describe, expect, it } from 'vitest';
import type { CustomerRow } from '../../features/customers/api.ts';
import { catalogues } from '../../messages/catalogue.ts';
import { destinations } from './destinations.tsx';
import { searchHits } from './search-hits.ts';

const names = catalogues['zh-CN'].navigation;
const row = { id: 'cus_1', name: '王芳' } as CustomerRow;
const hits = (text: string, rows: CustomerRow[] = []) => searchHits({ text, rows, pages: destinations, names });

describe('global search', () => {
  it('offers the pages before anything is typed', () => {
    expect(hits('').map(({ kind }) => kind)).toEqual(destinations.map(() => 'page'));
  });

  it('puts customers first, then matching pages, then the whole list', () => {
    expect(hits('客户列表', [row]).map(({ to }) => to)).toEqual([
      '/customers/cus_1',
      '/customers',
      `/customers?q=${encodeURIComponent('客户列表')}`,
    ]);
  });

  it('does not show the last answer for an emptied box', () => {
    expect(hits('', [row]).some(({ kind }) => kind === 'customer')).toBe(false);
  });
});
