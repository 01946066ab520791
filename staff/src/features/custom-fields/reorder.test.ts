import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveItem } from './reorder.ts';

describe('moving an item', () => {
  it('puts it where another stands', () => {
    expect(moveItem(['a', 'b', 'c', 'd'], 0, 2)).toEqual(['b', 'c', 'a', 'd']);
    expect(moveItem(['a', 'b', 'c', 'd'], 3, 1)).toEqual(['a', 'd', 'b', 'c']);
  });

  it('loses nothing, and moving back restores the order', () => {
    const some = fc.integer({ min: 0, max: 7 });
    fc.assert(
      fc.property(some, some, (from, to) => {
        const items = [...'abcdefgh'];
        expect([...moveItem(items, from, to)].sort()).toEqual(items);
        expect(moveItem(moveItem(items, from, to), to, from)).toEqual(items);
      }),
    );
  });

  it('does nothing outside the list', () => {
    expect(moveItem(['a'], 0, 1)).toEqual(['a']);
    expect(moveItem(['a'], -1, 0)).toEqual(['a']);
  });
});
