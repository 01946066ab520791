import type { Context, Deps } from '../context.ts';
import { createContext } from '../context.ts';
import type { Lane } from '../jobs/define-job.ts';
import { retryDelay } from '../jobs/runner.ts';
import { describeError } from '../log.ts';
import { createPoller } from '../poller.ts';
import type { Poller } from '../poller.ts';
import { inTransaction } from '../transaction.ts';
import type { InboxHandler, InboxMessage, InboxPlatform } from './inbox-handler.ts';

/** Money is handled in smaller steps: the next notices are answered between them, and nobody waits half a second for a large transaction. */
const batchSizes: Partial<Record<Lane, number>> = { urgent: 120 };
const batchSize = 500;
const leaseMs = 3_000;
/** Under load, how long callbacks gather before they are handled together; 150 ms is soon enough, and batches grow tenfold. */
const restMs = 150;
const maxAttempts = 8;

interface InboxRow {
  id: string;
  platform: InboxPlatform;
  app_id: string;
  payload: string;
  attempts: number;
  received_at: number;
}

/**
 * Hands stored callbacks of one lane to their handlers in large transactions, oldest first. Exactly once in effect: the mark 'done' is a conditional
 * update in the same transaction as the effects. The lease only keeps a second process from doing work that would be rolled back; when its
 * owner dies, the next one goes on within seconds.
 */
export function createDrain(deps: Deps, handlers: readonly InboxHandler[], lane: Lane): Poller {
  const ctx = createContext(deps, { kind: 'system', name: 'inbox' }, `inbox-${lane}`);
  const me = ctx.ids.next('claim');
  const leaseKey = `inbox-lane:${lane}`;
  const limit = batchSizes[lane] ?? batchSize;

  const holdLease = async (): Promise<boolean> => {
    const mine = (await ctx.kv.setIfAbsent(leaseKey, me, leaseMs)) || (await ctx.kv.get(leaseKey)) === me;
    if (mine) await ctx.kv.set(leaseKey, me, leaseMs);
    return mine;
  };
  const run = async (): Promise<boolean> => {
    const rows = await waitingRows(ctx, lane, limit);
    if (rows.length === 0 || !(await holdLease())) return false;
    for (const handler of handlers) {
      const mine = rows.filter((row) => row.platform === handler.platform);
      if (mine.length > 0) await handleTogether(ctx, handler, mine);
    }
    return rows.length === limit;
  };
  const poller = createPoller({ name: `inbox-${lane}`, everyMs: 200, restMs: lane === 'urgent' ? 0 : restMs, log: deps.log, run });
  return {
    ...poller,
    stop: async () => {
      await poller.stop();
      await ctx.kv.deleteIfEqual(leaseKey, me).catch(() => false);
    },
  };
}

const waitingRows = (ctx: Context, lane: Lane, limit: number): Promise<InboxRow[]> =>
  ctx
    .db('inbox')
    .where({ lane, status: 'received' })
    .where('next_at', '<=', ctx.clock.now())
    .orderBy('id')
    .limit(limit)
    .select<InboxRow[]>('id', 'platform', 'app_id', 'payload', 'attempts', 'received_at');

/** If the transaction fails, the batch is halved until the one bad message stands alone; only that one waits for another try. */
async function handleTogether(ctx: Context, handler: InboxHandler, rows: readonly InboxRow[]): Promise<void> {
  try {
    await inTransaction(ctx, async (ctx) => {
      const ids = rows.map((row) => row.id);
      const marked = await ctx
        .db('inbox')
        .whereIn('id', ids)
        .where({ status: 'received' })
        .update({ status: 'done', done_at: ctx.clock.now() });
      if (marked !== rows.length) throw new TakenElsewhere();
      await handler.handle(
        ctx,
        rows.map((row) => toMessage(ctx, row)),
      );
    });
  } catch (error) {
    if (error instanceof TakenElsewhere) return; // another process did some of these; what is left comes up again
    const [row] = rows;
    if (rows.length === 1 && row) return postpone(ctx, row, error);
    const middle = Math.ceil(rows.length / 2);
    await handleTogether(ctx, handler, rows.slice(0, middle));
    await handleTogether(ctx, handler, rows.slice(middle));
  }
}

class TakenElsewhere extends Error {}

function toMessage(ctx: Context, row: InboxRow): InboxMessage {
  const payload = JSON.parse(ctx.sealing.open(row.payload, row.id)) as unknown;
  return { id: row.id, platform: row.platform, appId: row.app_id, receivedAt: row.received_at, payload };
}

async function postpone(ctx: Context, row: InboxRow, error: unknown): Promise<void> {
  const attempts = row.attempts + 1;
  const over = attempts >= maxAttempts;
  await ctx
    .db('inbox')
    .where({ id: row.id, status: 'received' })
    .update({
      status: over ? 'failed' : 'received',
      attempts,
      next_at: ctx.clock.now() + retryDelay(attempts),
      error: String(describeError(error).message).slice(0, 500),
    });
  ctx.log[over ? 'error' : 'warn'](
    { err: error, inboxId: row.id, attempts },
    over ? 'a callback could not be handled' : 'a callback will be handled again',
  );
}
