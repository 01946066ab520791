import { toAuditRow } from './audit.ts';
import type { Context } from './context.ts';
import { gatherWrites } from './db/gather-writes.ts';
import { insertRows } from './db/insert-rows.ts';
import type { Live } from './live/live.ts';

/** The same person looking at the same thing again within this time is one look. */
const onceMs = 10 * 60_000;
const mostKept = 20_000;

interface Look {
  at: number;
  written: Promise<void>;
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
  const recorder = recorders.get(ctx.live) ?? { looks: new Map<string, Look>(), write: createWriter(ctx) };
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

const createWriter = ({ db, dialect }: Context): ((row: object) => Promise<void>) =>
  gatherWrites(async (rows) => {
    await insertRows({ db, dialect }, 'audit_log', rows);
    return rows.map(() => undefined);
  });
