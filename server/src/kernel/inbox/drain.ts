import type { Context, Deps } from '../context.ts';
import { createContext } from '../context.ts';
import type { Lane } from '../jobs/define-job.ts';
import { retryDelay } from '../jobs/runner.ts';
import { describeError } from '../log.ts';
import { createPoller } from '../poller.ts';
import type { Poller } from '../poller.ts';
import { inTransaction } from '../transaction.ts';
import type { InboxHandler, InboxMessage, InboxPlatform } from './inbox-handler.ts';

const batchSize = 500;
const leaseMs = 15_000;
const maxAttempts = 8;

interface InboxRow {
  id: string;
  platform: InboxPlatform;
  app_id: string;
  payload: string;
  attempts: number;
  received_at: number;
}

/** Hands stored callbacks of one lane to their handlers in large transactions; see handleTogether for what happens when one of them fails. */
export function createDrain(deps: Deps, handlers: readonly InboxHandler[], lane: Lane): Poller {
  const ctx = createContext(deps, { kind: 'system', name: 'inbox' }, `inbox-${lane}`);
  const byPlatform = new Map(handlers.map((handler) => [handler.platform, handler]));
  let lastReclaim = 0;

  const run = async (): Promise<boolean> => {
    if (ctx.clock.now() - lastReclaim > leaseMs / 3) {
      lastReclaim = ctx.clock.now();
      await reclaim(ctx, lane);
    }
    const { claim, rows } = await take(ctx, lane);
    for (const [platform, handler] of byPlatform) {
      const mine = rows.filter((row) => row.platform === platform);
      if (mine.length > 0) await handleTogether(ctx, handler, claim, mine);
    }
    return rows.length > 0;
  };
  return createPoller({ name: `inbox-${lane}`, everyMs: 200, log: deps.log, run });
}

/** Rows whose process died while it had them go back into the line. */
async function reclaim(ctx: Context, lane: Lane): Promise<void> {
  await ctx
    .db('inbox')
    .where({ lane, status: 'taken' })
    .where('lease_until', '<', ctx.clock.now())
    .update({ status: 'received', claim: null });
}

async function take(ctx: Context, lane: Lane): Promise<{ claim: string; rows: InboxRow[] }> {
  const now = ctx.clock.now();
  const claim = ctx.ids.next('claim');
  const ids = await ctx
    .db('inbox')
    .where({ lane, status: 'received' })
    .where('next_at', '<=', now)
    .orderBy('id')
    .limit(batchSize)
    .pluck<string[]>('id');
  if (ids.length === 0) return { claim, rows: [] };
  const taken = await ctx
    .db('inbox')
    .whereIn('id', ids)
    .where({ status: 'received' })
    .update({ status: 'taken', claim, lease_until: now + leaseMs });
  if (taken === 0) return { claim, rows: [] };
  const rows = await ctx
    .db('inbox')
    .whereIn('id', ids)
    .where({ claim })
    .orderBy('id')
    .select<InboxRow[]>('id', 'platform', 'app_id', 'payload', 'attempts', 'received_at');
  return { claim, rows };
}

/**
 * One transaction for effects and marks, so each message takes effect exactly once whatever dies when.
 * If it fails, the batch is halved until the one bad message stands alone; only that one waits for another try.
 */
async function handleTogether(ctx: Context, handler: InboxHandler, claim: string, rows: readonly InboxRow[]): Promise<void> {
  try {
    await inTransaction(ctx, async (ctx) => {
      const marked = await ctx
        .db('inbox')
        .whereIn(
          'id',
          rows.map((row) => row.id),
        )
        .where({ claim, status: 'taken' })
        .update({ status: 'done', done_at: ctx.clock.now() });
      if (marked !== rows.length) throw new LeaseLost();
      await handler.handle(
        ctx,
        rows.map((row) => toMessage(ctx, row)),
      );
    });
  } catch (error) {
    if (error instanceof LeaseLost) return; // somebody else has these rows now and does the work
    const [row] = rows;
    if (rows.length === 1 && row) return postpone(ctx, row, error);
    const middle = Math.ceil(rows.length / 2);
    await handleTogether(ctx, handler, claim, rows.slice(0, middle));
    await handleTogether(ctx, handler, claim, rows.slice(middle));
  }
}

class LeaseLost extends Error {}

function toMessage(ctx: Context, row: InboxRow): InboxMessage {
  const payload = JSON.parse(ctx.sealing.open(row.payload, row.id)) as unknown;
  return { id: row.id, platform: row.platform, appId: row.app_id, receivedAt: row.received_at, payload };
}

async function postpone(ctx: Context, row: InboxRow, error: unknown): Promise<void> {
  const attempts = row.attempts + 1;
  const over = attempts >= maxAttempts;
  await ctx
    .db('inbox')
    .where({ id: row.id })
    .update({
      status: over ? 'failed' : 'received',
      claim: null,
      attempts,
      next_at: ctx.clock.now() + retryDelay(attempts),
      error: String(describeError(error).message).slice(0, 500),
    });
  ctx.log[over ? 'error' : 'warn'](
    { err: error, inboxId: row.id, attempts },
    over ? 'a callback could not be handled' : 'a callback will be handled again',
  );
}
