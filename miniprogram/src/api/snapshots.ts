import { readStored, store, storeRecent } from '../platform/storage';
import type { CallFailure } from './failure';
import { toFailure } from './failure';

/** Something the server can be asked for. */
export interface Source<T> {
  /** What it is called on this phone. */
  key: string;
  /** Asks the server; `known` is given when no less than that is wanted. */
  read: (known?: T) => Promise<T>;
  /** What must come first. It may bring the answer itself, as the login does; then nothing is read. */
  before?: () => Promise<unknown>;
  /** What of it stays on the phone, so that pages show something at once and when there is no network; without it nothing stays. */
  keep?: (data: T) => T;
  /** There are many of this kind: only the last few stay. */
  kind?: string;
}

export interface Snapshot<T> {
  data?: T;
  /** When the data came from the server. */
  at?: number;
  loading: boolean;
  failure?: CallFailure;
}

const snapshots = new Map<string, Snapshot<unknown>>();
const listeners = new Set<() => void>();
const running = new Map<string, Promise<void>>();
/** Counts what has changed a snapshot, so that a slow answer cannot undo something newer. */
const versions = new Map<string, number>();
/** What this launch has asked for and nothing has outdated since; what the phone remembers was another launch's. */
const fresh = new Set<string>();

function set(key: string, snapshot: Snapshot<unknown>): void {
  snapshots.set(key, snapshot);
  listeners.forEach((listener) => listener());
}

function bump(key: string): number {
  const version = (versions.get(key) ?? 0) + 1;
  versions.set(key, version);
  return version;
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function snapshotOf<T>({ key, keep }: Source<T>): Snapshot<T> {
  const snapshot = snapshots.get(key) ?? { ...(keep && readStored<{ data: T; at: number }>(key)), loading: true };
  snapshots.set(key, snapshot);
  return snapshot as Snapshot<T>;
}

function accept<T>({ key, keep, kind }: Source<T>, data: T): void {
  const at = Date.now();
  if (keep && kind !== undefined) storeRecent(kind, key, { data: keep(data), at });
  else if (keep) store(key, { data: keep(data), at });
  set(key, { data, at, loading: false });
}

/** What a write answered is the newest state there is. */
export function put<T>(source: Source<T>, data: T): void {
  bump(source.key);
  fresh.add(source.key);
  accept(source, data);
}

/** Changes what is shown, if anything is. */
export function change<T>(source: Source<T>, how: (data: T) => T): void {
  const { data, ...rest } = snapshotOf(source);
  if (data !== undefined) set(source.key, { ...rest, data: how(data) });
}

/** What is known is newer than any answer that is on its way. */
export function overrule<T>(source: Source<T>): void {
  const known = snapshotOf(source);
  if (known.data === undefined) return;
  bump(source.key);
  set(source.key, { ...known, loading: false });
}

async function load<T>(source: Source<T>, known: T | undefined): Promise<void> {
  const { key, before, read } = source;
  const version = bump(key);
  const isOverruled = (): boolean => versions.get(key) !== version;
  const { failure: _gone, ...shown } = snapshotOf(source);
  fresh.add(key);
  set(key, { ...shown, loading: true });
  try {
    await before?.();
    if (isOverruled()) return;
    const data = await read(known);
    if (!isOverruled()) accept(source, data);
  } catch (error) {
    if (!isOverruled()) set(key, { ...snapshotOf(source), loading: false, failure: toFailure(error) });
  }
}

/** Asks the server again; those who ask meanwhile share the answer. Never rejects: the snapshot tells. */
export function refresh<T>(source: Source<T>, known?: T): Promise<void> {
  const { key } = source;
  const already = running.get(key);
  if (already) return already;
  const now = load(source, known).finally(() => {
    if (running.get(key) === now) running.delete(key);
  });
  running.set(key, now);
  return now;
}

/** Refreshes, to no less than is known, unless the answer is only just here. */
export function refreshIfOlderThan<T>(source: Source<T>, ms: number): void {
  const { at, failure, data } = snapshotOf(source);
  if (failure || at === undefined || !fresh.has(source.key) || Date.now() - at > ms) void refresh(source, data);
}

/** Something else has changed what these would answer: whoever shows one next asks anew, and does not wait for an answer from before. */
export function outdate(...sources: ReadonlyArray<{ key: string }>): void {
  for (const { key } of sources) {
    fresh.delete(key);
    running.delete(key);
  }
}
