import { describe, expect, it } from 'vitest';
import { readListSearch, writeListSearch } from '../list/list-search.ts';
import type { SavedView } from './api.ts';
import { applyView, differs, everybody, isPlain, plainList, toViewInput } from './view-state.ts';

const view: SavedView = {
  id: 'viw_1',
  name: '金卡',
  shared: false,
  mine: true,
  search: null,
  filter: [{ field: 'level', op: 'gte', value: 2 }],
  sort: { by: 'paidTotalFen', order: 'desc' },
  columns: ['phone', 'level'],
};
const columns = ['phone', 'level'];

describe('a saved view', () => {
  it('is the list it was saved from, also after a reload', () => {
    const applied = applyView(view);
    expect(readListSearch(writeListSearch(applied))).toEqual(applied);
    expect(differs(applied, view, columns)).toBe(false);
    expect({ ...toViewInput(applied, columns) }).toEqual({ search: null, filter: view.filter, sort: view.sort, columns });
  });

  it('notices a change of filter, order, search or columns, but not of page', () => {
    const applied = applyView(view);
    expect(differs({ ...applied, page: 4, cursor: 'x' }, view, columns)).toBe(false);
    expect(differs({ ...applied, filter: [] }, view, columns)).toBe(true);
    expect(differs({ ...applied, search: '王' }, view, columns)).toBe(true);
    expect(differs({ ...applied, sort: { by: 'name', order: 'asc' } }, view, columns)).toBe(true);
    expect(differs(applied, view, ['phone'])).toBe(true);
  });

  it('opens by itself only where the address says nothing', () => {
    expect(isPlain(readListSearch(new URLSearchParams('')))).toBe(true);
    expect(isPlain(readListSearch(new URLSearchParams('q=1')))).toBe(false);
    expect(isPlain(plainList(true))).toBe(false);
    expect(plainList(true).view).toBe(everybody);
    expect(isPlain(plainList(false))).toBe(true);
  });
});
