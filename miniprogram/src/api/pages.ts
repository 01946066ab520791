import type { CallFailure } from './failure';
import { toFailure } from './failure';
import { change, overrule, snapshotOf } from './snapshots';
import type { Source } from './snapshots';

/** As much of a list as has been read. */
export interface Pages<T> {
  items: readonly T[];
  /** Where the next piece begins; null at the end. */
  next: string | null;
  loadingMore?: boolean;
  moreFailure?: CallFailure;
}

type ReadPiece<T> = (cursor: string | undefined) => Promise<{ items: readonly T[]; next: string | null }>;

/** A list the server hands out piece by piece. */
export interface PageSource<T> extends Source<Pages<T>> {
  readPiece: ReadPiece<T>;
}

/** A list that has been scrolled far is not read again to its end. */
const mostRounds = 5;
const mostKept = 20;

export const inPages = <T>(key: string, readPiece: ReadPiece<T>): PageSource<T> => ({
  key: `pages:${key}`,
  readPiece,
  /** From the start until there are as many as are known. */
  read: async (known) => {
    let { items, next } = await readPiece(undefined);
    for (let round = 1; next !== null && items.length < (known?.items.length ?? 0) && round < mostRounds; round += 1) {
      const more = await readPiece(next);
      items = [...items, ...more.items];
      next = more.next;
    }
    return { items, next };
  },
  keep: ({ items }) => ({ items: items.slice(0, mostKept), next: null }),
});

/** The next piece, unless it is on its way or there is none. */
export async function loadMore<T>(source: PageSource<T>): Promise<void> {
  const { data, loading } = snapshotOf(source);
  if (!data || loading || data.loadingMore || data.next === null) return;
  const { items, next } = data;
  const settle = (outcome: Partial<Pages<T>>): void =>
    // After a change the piece may no longer fit; whoever scrolls on asks again.
    change(source, (now) => ({ ...now, ...(now.items === items ? outcome : {}), loadingMore: false }));
  change(source, () => ({ items, next, loadingMore: true }));
  try {
    const piece = await source.readPiece(next);
    settle({ items: [...items, ...piece.items], next: piece.next });
  } catch (error) {
    settle({ moreFailure: toFailure(error) });
  }
}

/** A write has told what became of something in this list. */
export function changeItems<T>(source: PageSource<T>, how: (item: T) => T): void {
  change(source, (pages) => ({ ...pages, items: pages.items.map(how) }));
  overrule(source);
}
