import { setTimeout as sleep } from 'node:timers/promises';
import { toAuditRow } from './audit.ts';
import type { Context } from './context.ts';
import { insertRows } from './db/insert-rows.ts';
import type { Live } from './live/live.ts';

/** The same person looking at the same thing again within this time is one look. */
const onceMs = 10 * 60_000;
const mostKept = 20_000;
const maxBatch = 200;
/** Under load, how long looks gather before they are written together. The first one after a quiet moment never waits. */
const gatherMs = 4;
const busyMs = 25;

interface Look {
  at: number;
  written: Promise<void>;
}

interface Waiting {
  row: object;
  resolve(): void;
  reject(error: unknown): void;
}

/** Kept per app, so that two apps in one test do not share it. */
const recorders = new WeakMap<Live, { looks: Map<string, Look>; write: (row: object) => Promise<void> }>();

/**
 * Puts on record that a member of staff looks at something; resolves when the row is committed, so the caller awaits it BEFORE the data is
 * answered. Many looks share one insert; a repeat within ten minutes writes nothing. Other actors' reads are not recorded. Not for use inside
 * a transaction: a look is on record even if what follows fails.
 */
export async function recordView(
  ctx: Context,
  action: string,
  subject: { kind: string; id: string },
  detail: Record<string, string> = {},
): Promise<void> {
  if (ctx.actor.kind !== 'staff') return;
  if (ctx.transaction) throw new Error('recordView must be called outside a transaction');
  const recorder = recorders.get(ctx.live) ?? { looks: new Map<string, Look>(), write: createGatheringWriter(ctx) };
  recorders.set(ctx.live, recorder);
  const { looks, write } = recorder;
  const key = `${ctx.actor.staffId}|${action}|${subject.kind}|${subject.id}`;
  const now = ctx.clock.now();
  const known = looks.get(key);
  if (known && now - known.at >= 0 && now - known.at < onceMs) return known.written;
  const written = write(toAuditRow(ctx, action, subject, detail));
  looks.delete(key); // to the end: a Map keeps the order of insertion, the oldest goes first
  looks.set(key, { at: now, written });
  written.catch(() => looks.delete(key));
  if (looks.size > mostKept) looks.delete(looks.keys().next().value ?? '');
  return written;
}

/** While one insert commits, newer rows gather and go into the next one together (as in inbox/receive.ts). */
function createGatheringWriter({ db, dialect }: Context): (row: object) => Promise<void> {
  let waiting: Waiting[] = [];
  let writing = false;
  let lastSize = 0;
  let lastEnd = 0;

  const flush = async (): Promise<void> => {
    if (writing) return;
    writing = true;
    while (waiting.length > 0) {
      if (lastSize > 1 && performance.now() - lastEnd < busyMs) await sleep(gatherMs);
      const batch = waiting.slice(0, maxBatch);
      waiting = waiting.slice(maxBatch);
      try {
        await insertRows(
          { db, dialect },
          'audit_log',
          batch.map((it) => it.row),
        ); // at most maxBatch: one statement
        for (const { resolve } of batch) resolve();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
      lastSize = batch.length;
      lastEnd = performance.now();
    }
    writing = false;
  };
  return (row) =>
    new Promise((resolve, reject) => {
      waiting.push({ row, resolve, reject });
      void flush();
    });
}
