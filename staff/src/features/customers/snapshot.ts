import type { CustomerView, TimelinePage } from './api.ts';

/** What the sidebar showed last for one customer, so that its first paint needs no network. Phone numbers are masked in it. */
export interface Snapshot {
  at: number;
  view: CustomerView;
  timeline: TimelinePage | null;
}

const prefix = 'lianke.snapshot.';
const ownerKey = 'lianke.snapshot-owner';
const keep = 30;

export function readSnapshot(externalUserid: string, storage: Storage = localStorage): Snapshot | null {
  try {
    const text = storage.getItem(prefix + externalUserid);
    return text ? (JSON.parse(text) as Snapshot) : null;
  } catch {
    return null;
  }
}

export function storeSnapshot(externalUserid: string, snapshot: Snapshot, storage: Storage = localStorage): void {
  try {
    storage.setItem(prefix + externalUserid, JSON.stringify(snapshot));
    dropOldest(storage);
  } catch {
    // Storage may be full or switched off; the snapshot is only a convenience.
  }
}

/** Another colleague on the same computer must not see what the last one was allowed to see. */
export function claimSnapshots(staffId: string, storage: Storage = localStorage): void {
  if (storage.getItem(ownerKey) === staffId) return;
  clearSnapshots(storage);
  storage.setItem(ownerKey, staffId);
}

export function clearSnapshots(storage: Storage = localStorage): void {
  for (const key of snapshotKeys(storage)) storage.removeItem(key);
  storage.removeItem(ownerKey);
}

const snapshotKeys = (storage: Storage): string[] =>
  Array.from({ length: storage.length }, (_, index) => storage.key(index)).filter((key): key is string => key?.startsWith(prefix) ?? false);

function dropOldest(storage: Storage): void {
  const ages = snapshotKeys(storage).map((key) => ({ key, at: readSnapshot(key.slice(prefix.length), storage)?.at ?? 0 }));
  ages.sort((a, b) => b.at - a.at);
  for (const { key } of ages.slice(keep)) storage.removeItem(key);
}
