import { loadMore } from './pages';
import type { Pages, PageSource } from './pages';
import { useSnapshot } from './use-snapshot';
import type { SnapshotView } from './use-snapshot';

export type PagesView<T> = SnapshotView<Pages<T>> & { more: () => void };

/** A list as far as it is known. */
export const usePages = <T>(source: PageSource<T>): PagesView<T> => ({ ...useSnapshot(source), more: () => void loadMore(source) });
