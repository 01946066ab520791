/** Deletions that can still be undone. The server hears of one when its time is up or the page closes. */
export interface PendingDeletions {
  add: (entryId: string) => void;
  undo: (entryId: string) => void;
  has: (entryId: string) => boolean;
  /** Do all of them now; `closing` when the page is going away. */
  flush: (closing: boolean) => void;
}

interface Options {
  commit: (entryId: string, closing: boolean) => Promise<void>;
  onChange: () => void;
  waitMs: number;
}

export function createPendingDeletions({ commit, onChange, waitMs }: Options): PendingDeletions {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const hidden = new Set<string>();

  const run = (entryId: string, closing: boolean): void => {
    clearTimeout(timers.get(entryId));
    timers.delete(entryId);
    commit(entryId, closing).catch(() => {
      hidden.delete(entryId);
      onChange();
    });
  };
  return {
    add: (entryId) => {
      hidden.add(entryId);
      timers.set(
        entryId,
        setTimeout(() => run(entryId, false), waitMs),
      );
      onChange();
    },
    undo: (entryId) => {
      const timer = timers.get(entryId);
      if (timer === undefined) return;
      clearTimeout(timer);
      timers.delete(entryId);
      hidden.delete(entryId);
      onChange();
    },
    has: (entryId) => hidden.has(entryId),
    flush: (closing) => {
      for (const entryId of [...timers.keys()]) run(entryId, closing);
    },
  };
}
