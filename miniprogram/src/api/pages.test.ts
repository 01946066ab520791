import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { PageSource } from './pages';

const phone = vi.hoisted(() => new Map<string, unknown>());
vi.mock('../platform/storage', () => ({
  readStored: (key: string) => phone.get(key),
  store: (key: string, value: unknown) => void phone.set(key, value),
}));
vi.mock('./failure', () => ({ toFailure: (error: unknown) => error }));

const { changeItems, inPages, loadMore } = await import('./pages');
const { outdate, refresh, refreshIfOlderThan, snapshotOf } = await import('./snapshots');

interface Row {
  id: number;
}

let keys = 0;
let fail: Error | undefined;
let asked: Array<string | undefined>;

/** A list of so many rows, three to a page. */
function list(length: number): PageSource<Row> {
  const rows = Array.from({ length }, (_, at): Row => ({ id: at }));
  return inPages(`list-${(keys += 1)}`, (cursor) => {
    asked.push(cursor);
    if (fail) return Promise.reject(fail);
    const start = Number(cursor ?? 0);
    return Promise.resolve({ items: rows.slice(start, start + 3), next: start + 3 < length ? String(start + 3) : null });
  });
}
const ids = (source: PageSource<Row>): number[] | undefined => snapshotOf(source).data?.items.map(({ id }) => id);

beforeEach(() => {
  fail = undefined;
  asked = [];
  phone.clear();
});

describe('a list that comes in pieces', () => {
  test('grows to its end and no further', async () => {
    const source = list(7);
    await refresh(source);
    for (let round = 0; round < 4; round += 1) await loadMore(source);
    expect(ids(source)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(asked).toEqual([undefined, '3', '6']);
  });

  test('asks once for what several want at the same time', async () => {
    const source = list(7);
    await Promise.all([refresh(source), refresh(source)]);
    await Promise.all([loadMore(source), loadMore(source)]);
    expect(asked).toEqual([undefined, '3']);
    expect(ids(source)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('keeps its length when it comes to the front again, but starts anew when it is pulled', async () => {
    const source = list(7);
    await refresh(source);
    await loadMore(source);
    outdate(source);
    refreshIfOlderThan(source, 60_000);
    await refresh(source);
    expect(ids(source)).toHaveLength(6);
    await refresh(source);
    expect(ids(source)).toHaveLength(3);
  });

  test('is not asked for again while it is fresh', async () => {
    const source = list(2);
    await refresh(source);
    refreshIfOlderThan(source, 60_000);
    expect(asked).toEqual([undefined]);
  });
});

describe('when the network fails', () => {
  test('the piece before stays and the next try goes on from there', async () => {
    const source = list(7);
    await refresh(source);
    fail = new Error('offline');
    await loadMore(source);
    expect(snapshotOf(source).data).toMatchObject({ moreFailure: fail, loadingMore: false, next: '3' });
    fail = undefined;
    await loadMore(source);
    expect(ids(source)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(snapshotOf(source).data?.moreFailure).toBeUndefined();
  });

  test('what the phone remembers of the first piece is shown, with its time and no end', async () => {
    const source = list(7);
    phone.set(source.key, { data: { items: [{ id: 9 }], next: null }, at: 1000 });
    fail = new Error('offline');
    await refresh(source);
    expect(snapshotOf(source)).toEqual({ data: { items: [{ id: 9 }], next: null }, at: 1000, failure: fail, loading: false });
  });

  test('what is not kept leaves nothing on the phone', async () => {
    const source = { key: 'one', read: () => Promise.resolve('answer') };
    await refresh(source);
    expect(snapshotOf(source).data).toBe('answer');
    expect([...phone.keys()]).toEqual([]);
  });
});

test('a slow answer cannot undo what a write has told', async () => {
  const source = list(2);
  await refresh(source);
  const slow = refresh(source);
  changeItems(source, ({ id }) => ({ id: id + 10 }));
  await slow;
  expect(ids(source)).toEqual([10, 11]);
  expect(snapshotOf(source).loading).toBe(false);
});

test('a piece that was on its way when the list was read anew is not put behind it', async () => {
  const source = list(7);
  await refresh(source);
  const slow = loadMore(source);
  changeItems(source, (row) => row);
  await slow;
  expect(ids(source)).toEqual([0, 1, 2]);
  await loadMore(source);
  expect(ids(source)).toEqual([0, 1, 2, 3, 4, 5]);
});

test('who asks after something was outdated does not get the answer from before', async () => {
  const answers: Array<(answer: string) => void> = [];
  const source = { key: 'balance', read: () => new Promise<string>((resolve) => answers.push(resolve)) };
  const before = refresh(source);
  await vi.waitFor(() => expect(answers).toHaveLength(1));
  outdate(source);
  const after = refresh(source);
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  answers[1]?.('after');
  answers[0]?.('before');
  await Promise.all([before, after]);
  expect(snapshotOf(source)).toMatchObject({ data: 'after', loading: false });
});

test('an answer on its way when something was outdated is shown, but not for long', async () => {
  const source = { key: 'card', read: vi.fn(() => Promise.resolve('answer')) };
  const reading = refresh(source);
  outdate(source);
  await reading;
  expect(snapshotOf(source).data).toBe('answer');
  refreshIfOlderThan(source, 60_000);
  await vi.waitFor(() => expect(source.read).toHaveBeenCalledTimes(2));
});
