import { describe, expect, it } from 'vitest';
import { changeListSearch, readListSearch, toListInput, writeListSearch } from './list-search.ts';

const read = (text: string) => readListSearch(new URLSearchParams(text));

describe('the list address', () => {
  it('is empty for the plain list', () => {
    expect(writeListSearch(read('')).toString()).toBe('');
    expect(toListInput(read(''))).toEqual({ sort: 'last_seen', direction: 'next', limit: 20 });
  });

  it.each(['q=138&sort=created&after=abc', 'q=%E6%AC%A7%E9%98%B3&before=xyz', 'sort=created'])('comes back as it went in: %s', (text) => {
    expect(writeListSearch(read(text)).toString()).toBe(text);
  });

  it('starts at the first page when the question changes', () => {
    expect(changeListSearch(read('q=a&after=abc'), { search: 'b' })).toEqual({
      search: 'b',
      sort: 'last_seen',
      cursor: null,
      direction: 'next',
    });
  });

  it('shrugs off what nobody meant', () => {
    expect(read(`sort=evil&q=${'x'.repeat(200)}`)).toMatchObject({ sort: 'last_seen', search: 'x'.repeat(64) });
  });
});
