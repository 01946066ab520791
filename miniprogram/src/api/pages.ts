import { readStored, store } from '../platform/storage';
import type { CallFailure } from './failure';
import { toFailure } from './failure';

/** A list the server hands out piece by piece. */
export interface PageSource<T> {
  /** What it is called on this phone. */
  key: string;
  read: (cursor: string | undefined) => Promise<{ items: readonly T[]; next: string | null }>;
  /** The first piece is kept for when there is no network; true unless said otherwise. */
  kept?: boolean;
}

export interface Pages<T> {
  items?: readonly T[];
  /** Where the next piece begins; null at the end. */
  next: string | null;
  /** When the first piece came from the server. */
  at?: number;
  loading: boolean;
  failure?: CallFailure;
  loadingMore: boolean;
  moreFailure?: CallFailure;
}

const nothing: Pages<never> = { next: null, loading: true, loadingMore: false };
/** A list that has been scrolled far is not read again to its end. */
const mostRounds = 5;

const known = new Map<string, Pages<unknown>>();
const listeners = new Set<() => void>();
const running = new Map<string, Promise<void>>();
/** Counts what has changed a list, so that a slow answer cannot undo it. */
const versions = new Map<string, number>();
/** Lists whose answer is of this launch and not outdated. */
const fresh = new Set<string>();

function set(key: string, pages: Pages<unknown>): void {
  known.set(key, pages);
  listeners.forEach((listener) => listener());
}

const bump = (key: string): number => {
  const version = (versions.get(key) ?? 0) + 1;
  versions.set(key, version);
  return version;
};

export function subscribePages(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function pagesOf<T>({ key, kept = true }: PageSource<T>): Pages<T> {
  const pages = known.get(key) ?? { ...nothing, ...(kept ? readStored<{ items: T[]; at: number }>(`pages:${key}`) : {}) };
  known.set(key, pages);
  return pages as Pages<T>;
}

/** Reads from the start until there are at least so many, and at most a few pieces. */
async function readFirst<T>({ read }: PageSource<T>, atLeast: number): Promise<{ items: T[]; next: string | null; first: readonly T[] }> {
  const start = await read(undefined);
  const items = [...start.items];
  let next = start.next;
  for (let round = 1; next !== null && items.length < atLeast && round < mostRounds; round += 1) {
    const more = await read(next);
    items.push(...more.items);
    next = more.next;
  }
  return { items, next, first: start.items };
}

async function load<T>(source: PageSource<T>, atLeast: number): Promise<void> {
  const { key, kept = true } = source;
  const version = bump(key);
  const { failure: _gone, ...before } = pagesOf(source);
  set(key, { ...before, loading: true });
  try {
    const { items, next, first } = await readFirst(source, atLeast);
    if (versions.get(key) !== version) return;
    const at = Date.now();
    fresh.add(key);
    if (kept) store(`pages:${key}`, { items: first, at });
    set(key, { items, next, at, loading: false, loadingMore: false });
  } catch (error) {
    if (versions.get(key) === version) set(key, { ...pagesOf(source), loading: false, failure: toFailure(error) });
  }
}

/** Asks the server again; those who ask meanwhile share the answer. Never rejects: the pages tell. */
export function refreshPages<T>(source: PageSource<T>, atLeast = 0): Promise<void> {
  const already = running.get(source.key);
  if (already) return already;
  const now = load(source, atLeast).finally(() => running.delete(source.key));
  running.set(source.key, now);
  return now;
}

/** Refreshes what is older than that, keeping as much of the list as had been scrolled to. */
export function refreshPagesIfOlderThan<T>(source: PageSource<T>, ms: number): void {
  const { at, failure, items } = pagesOf(source);
  if (failure || at === undefined || !fresh.has(source.key) || Date.now() - at > ms) void refreshPages(source, items?.length ?? 0);
}

/** The next piece, unless it is on its way or there is none. */
export async function loadMore<T>(source: PageSource<T>): Promise<void> {
  const { moreFailure: _gone, ...before } = pagesOf(source);
  if (before.loading || before.loadingMore || before.next === null) return;
  const version = versions.get(source.key);
  const settle = (change: Partial<Pages<T>>): void => {
    const now = pagesOf(source);
    // After a change the piece may no longer fit; whoever scrolls on asks again.
    set(source.key, versions.get(source.key) === version ? { ...now, ...change, loadingMore: false } : { ...now, loadingMore: false });
  };
  set(source.key, { ...before, loadingMore: true });
  try {
    const { items, next } = await source.read(before.next);
    settle({ items: [...(before.items ?? []), ...items], next });
  } catch (error) {
    settle({ moreFailure: toFailure(error) });
  }
}

/** A write has told what became of something in this list. */
export function changeItems<T>(key: string, change: (item: T) => T): void {
  const pages = known.get(key) as Pages<T> | undefined;
  if (!pages?.items) return;
  bump(key);
  set(key, { ...pages, items: pages.items.map(change), loading: false });
}

/** Something else has changed what these would answer: whoever shows one next asks anew. */
export function outdatePages(...keys: readonly string[]): void {
  for (const key of keys) fresh.delete(key);
}
