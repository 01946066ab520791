import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from '../filter/chip.ts';
import { changeListSearch, jumpToPage, readListSearch, toListInput, turnPage, writeListSearch } from './list-search.ts';

const read = (text: string) => readListSearch(new URLSearchParams(text));
const back = (text: string): string => writeListSearch(read(text)).toString();
const plain = read('');

const key = fc.constantFrom('name', 'tags', 'paidTotalFen', 'level', 'custom.fld_01ARZ3NDEKTSV4RRFFQ69G5FAV');
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ field: key, op: fc.constantFrom('empty' as const, 'not_empty' as const) }),
  fc.record({
    field: key,
    op: fc.constantFrom('is' as const, 'gte' as const, 'has_any' as const, 'contains' as const),
    value: fc.oneof(
      fc.string({ maxLength: 40, unit: 'grapheme' }),
      fc.integer(),
      fc.boolean(),
      fc.array(fc.string({ maxLength: 20, unit: 'grapheme' }), { minLength: 1, maxLength: 5 }),
    ),
  }),
);

describe('the list address', () => {
  it('is empty for the plain list', () => {
    expect(writeListSearch(plain).toString()).toBe('');
    expect(toListInput(plain, 20, [])).toEqual({ filter: [], sort: { by: 'lastSeenAt', order: 'desc' }, limit: 20, custom: [] });
  });

  it.each(['q=138&sort=-createdAt&page=2&after=abc', 'q=%E6%AC%A7%E9%98%B3&page=3&before=xyz', 'view=viw_1&sort=name&cols=tags%2Clevel'])(
    'comes back as it went in: %s',
    (text) => expect(back(text)).toBe(text),
  );

  it('keeps any filter through a reload', () => {
    fc.assert(
      fc.property(fc.array(condition, { maxLength: 20 }), (filter) => {
        const address = writeListSearch({ ...plain, filter }).toString();
        expect(readListSearch(new URLSearchParams(address)).filter).toEqual(filter);
      }),
    );
  });

  it('starts at the first page when the question changes', () => {
    expect(changeListSearch(read('q=a&page=4&after=abc'), { search: 'b' })).toEqual({ ...plain, search: 'b' });
  });

  it('follows the cursor one page on, and is the plain first page when it is back', () => {
    const second = turnPage(plain, 'abc', 'next');
    expect(second).toMatchObject({ page: 2, cursor: 'abc', direction: 'next' });
    expect(toListInput(second, 20, [])).toMatchObject({ cursor: 'abc', direction: 'next' });
    expect(toListInput(second, 20, [])).not.toHaveProperty('page');
    expect(turnPage(second, 'xyz', 'previous')).toEqual(plain);
  });

  it('jumps by number, without a cursor', () => {
    expect(toListInput(jumpToPage(read('page=3&after=abc'), 10_000), 50, [])).toMatchObject({ page: 10_000, limit: 50 });
    expect(jumpToPage(plain, Number.NaN).page).toBe(1);
  });

  it.each([
    `sort=${'x'.repeat(40)}&q=${'x'.repeat(200)}`,
    'sort=1%3Ddrop',
    'f=name+evil+1',
    'f=name+is+%7B%7D',
    'f=name+is+[]',
    'f=<b>+is+1',
    'page=-4',
    'page=1e99',
  ])('shrugs off what nobody meant: %s', (text) => {
    expect(read(text)).toMatchObject({ sort: plain.sort, filter: [], page: 1 });
    expect(read(text).search.length).toBeLessThanOrEqual(64);
  });
});
