import type { Output } from '@lianke/shared/api';
import { readStored, store } from '../platform/storage';
import { call } from './call';
import { needsSession } from './endpoint-names';
import type { CallFailure } from './failure';
import { toFailure } from './failure';
import { ensureSession } from './session';

/** Reads that are kept on the phone, so that pages show something at once and when there is no network. */
export type QueryName =
  | 'member.profile.get'
  | 'member.privacy.get'
  | 'member.privacy.consents'
  | 'member.privacy.requests'
  | 'member.card.get'
  | 'member.points.get';

export interface Snapshot<N extends QueryName> {
  data?: Output<N>;
  /** When the data came from the server. */
  at?: number;
  loading: boolean;
  failure?: CallFailure;
}

const snapshots = new Map<QueryName, Snapshot<QueryName>>();
const listeners = new Set<() => void>();
const running = new Map<QueryName, Promise<void>>();
/** Counts answers from the server, so that a slow read cannot undo a newer write. */
const versions = new Map<QueryName, number>();

function set(name: QueryName, snapshot: Snapshot<QueryName>): void {
  snapshots.set(name, snapshot);
  listeners.forEach((listener) => listener());
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function snapshotOf<N extends QueryName>(name: N): Snapshot<N> {
  const known: Snapshot<QueryName> = snapshots.get(name) ?? {
    ...readStored<{ data: Output<N>; at: number }>(`query:${name}`),
    loading: true,
  };
  snapshots.set(name, known);
  return known;
}

/** What a write answered is the newest state there is. */
export function put<N extends QueryName>(name: N, data: Output<N>): void {
  const at = Date.now();
  versions.set(name, (versions.get(name) ?? 0) + 1);
  store(`query:${name}`, { data, at });
  set(name, { data, at, loading: false });
}

async function load(name: QueryName): Promise<void> {
  const { failure: _gone, ...before } = snapshotOf(name);
  const version = versions.get(name);
  set(name, { ...before, loading: true });
  try {
    if (needsSession(name)) await ensureSession();
    // The login has just brought it.
    if (versions.get(name) !== version) return;
    const data = await call(name, {});
    if (versions.get(name) === version) put(name, data);
  } catch (error) {
    if (versions.get(name) === version) set(name, { ...before, loading: false, failure: toFailure(error) });
  }
}

/** Asks the server again; those who ask meanwhile share the answer. Never rejects: the snapshot tells. */
export function refresh(name: QueryName): Promise<void> {
  const already = running.get(name);
  if (already) return already;
  const now = load(name).finally(() => running.delete(name));
  running.set(name, now);
  return now;
}

/** Something else has changed what this would answer: the next page that shows it asks anew. */
export function outdate(name: QueryName): void {
  versions.delete(name);
}

/** Refreshes unless the answer is only just here; what storage remembers was another launch's. */
export function refreshIfOlderThan(name: QueryName, ms: number): void {
  const { at, failure } = snapshotOf(name);
  if (failure || at === undefined || !versions.has(name) || Date.now() - at > ms) void refresh(name);
}
