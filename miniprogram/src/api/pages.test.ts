import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { PageSource } from './pages';

const phone = vi.hoisted(() => new Map<string, unknown>());
vi.mock('../platform/storage', () => ({
  readStored: (key: string) => phone.get(key),
  store: (key: string, value: unknown) => void phone.set(key, value),
}));
vi.mock('./failure', () => ({ toFailure: (error: unknown) => error }));

const { changeItems, loadMore, outdatePages, pagesOf, refreshPages, refreshPagesIfOlderThan } = await import('./pages');

interface Row {
  id: number;
}

let keys = 0;
let fail: Error | undefined;
let asked: Array<string | undefined>;

/** A list of so many rows, three to a page. */
function list(length: number, kept = true): PageSource<Row> {
  const rows = Array.from({ length }, (_, at): Row => ({ id: at }));
  return {
    key: `list-${(keys += 1)}`,
    kept,
    read: (cursor: string | undefined) => {
      asked.push(cursor);
      if (fail) return Promise.reject(fail);
      const start = Number(cursor ?? 0);
      return Promise.resolve({ items: rows.slice(start, start + 3), next: start + 3 < length ? String(start + 3) : null });
    },
  };
}
const ids = (source: PageSource<Row>): number[] | undefined => pagesOf(source).items?.map(({ id }) => id);

beforeEach(() => {
  fail = undefined;
  asked = [];
  phone.clear();
});

describe('a list that comes in pieces', () => {
  test('grows to its end and no further', async () => {
    const source = list(7);
    await refreshPages(source);
    for (let round = 0; round < 4; round += 1) await loadMore(source);
    expect(ids(source)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(asked).toEqual([undefined, '3', '6']);
  });

  test('asks once for what several want at the same time', async () => {
    const source = list(7);
    await Promise.all([refreshPages(source), refreshPages(source)]);
    await Promise.all([loadMore(source), loadMore(source)]);
    expect(asked).toEqual([undefined, '3']);
    expect(ids(source)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('keeps its length when it comes to the front again, but starts anew when it is pulled', async () => {
    const source = list(7);
    await refreshPages(source);
    await loadMore(source);
    outdatePages(source.key);
    refreshPagesIfOlderThan(source, 60_000);
    await refreshPages(source);
    expect(ids(source)).toHaveLength(6);
    await refreshPages(source);
    expect(ids(source)).toHaveLength(3);
  });

  test('is not asked for again while it is fresh', async () => {
    const source = list(2);
    await refreshPages(source);
    refreshPagesIfOlderThan(source, 60_000);
    expect(asked).toEqual([undefined]);
  });
});

describe('when the network fails', () => {
  test('the piece before stays and the next try goes on from there', async () => {
    const source = list(7);
    await refreshPages(source);
    fail = new Error('offline');
    await loadMore(source);
    expect(pagesOf(source)).toMatchObject({ moreFailure: fail, loadingMore: false, next: '3' });
    fail = undefined;
    await loadMore(source);
    expect(ids(source)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(pagesOf(source).moreFailure).toBeUndefined();
  });

  test('what the phone remembers of the first piece is shown, with its time and no end', async () => {
    const source = list(7);
    phone.set(`pages:${source.key}`, { items: [{ id: 9 }], at: 1000 });
    fail = new Error('offline');
    await refreshPages(source);
    expect(pagesOf(source)).toMatchObject({ items: [{ id: 9 }], at: 1000, failure: fail, loading: false });
  });

  test('a list that is not kept leaves nothing on the phone', async () => {
    const source = list(2, false);
    await refreshPages(source);
    expect(ids(source)).toEqual([0, 1]);
    expect([...phone.keys()]).toEqual([]);
  });
});

test('a slow answer cannot undo what a write has told', async () => {
  const source = list(2);
  await refreshPages(source);
  const slow = refreshPages(source);
  changeItems<Row>(source.key, ({ id }) => ({ id: id + 10 }));
  await slow;
  expect(ids(source)).toEqual([10, 11]);
  expect(pagesOf(source).loading).toBe(false);
});

test('a piece that was on its way when the list was read anew is not put behind it', async () => {
  const source = list(7);
  await refreshPages(source);
  const slow = loadMore(source);
  changeItems<Row>(source.key, (row) => row);
  await slow;
  expect(ids(source)).toEqual([0, 1, 2]);
  await loadMore(source);
  expect(ids(source)).toEqual([0, 1, 2, 3, 4, 5]);
});
