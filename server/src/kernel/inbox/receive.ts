import type { Context, Deps } from '../context.ts';
import { createContext } from '../context.ts';
import { gatherWrites } from '../db/gather-writes.ts';
import type { NewInboxMessage } from './inbox-handler.ts';

export type Receipt = 'stored' | 'duplicate';

/** Batches on their way to the database at once: while one commits, the next is read and decrypted. */
const atOnce = 3;

/** Stores verified callbacks before they are answered; under load many share a commit. */
export function createReceiver(deps: Deps): (message: NewInboxMessage) => Promise<Receipt> {
  const ctx = createContext(deps, { kind: 'system', name: 'inbox' }, 'inbox');
  return gatherWrites(async (messages) => {
    const stored = await store(ctx, messages);
    for (const lane of new Set([...stored].map((it) => it.lane))) deps.nudge.inbox(lane);
    return messages.map((message) => (stored.has(message) ? 'stored' : 'duplicate'));
  }, atOnce);
}

const keyOf = (it: { platform: string; appId: string; dedupeKey: string }): string => `${it.platform}|${it.appId}|${it.dedupeKey}`;

/** Inserts the messages not seen before and returns them. Tries all at once first; only a repeat among them costs the look-up. */
async function store(ctx: Context, messages: readonly NewInboxMessage[]): Promise<Set<NewInboxMessage>> {
  const fresh = new Map<string, NewInboxMessage>();
  for (const message of messages) if (!fresh.has(keyOf(message))) fresh.set(keyOf(message), message);
  for (let attempt = 1; ; attempt += 1) {
    if (fresh.size === 0) return new Set();
    try {
      await ctx.db('inbox').insert([...fresh.values()].map((it) => toRow(ctx, it))); // one statement: all of them or none
      return new Set(fresh.values());
    } catch (error) {
      if (ctx.dialect.isTransient(error) && attempt < 5) continue;
      if (!ctx.dialect.isUniqueViolation(error)) throw error;
      const before = fresh.size;
      for (const key of await knownKeys(ctx, [...fresh.values()])) fresh.delete(key);
      if (fresh.size === before) throw error;
    }
  }
}

async function knownKeys(ctx: Context, messages: readonly NewInboxMessage[]): Promise<string[]> {
  const rows = await ctx
    .db('inbox')
    .whereIn(
      'dedupe_key',
      messages.map((it) => it.dedupeKey),
    )
    .select<{ platform: string; app_id: string; dedupe_key: string }[]>('platform', 'app_id', 'dedupe_key');
  return rows.map((row) => keyOf({ platform: row.platform, appId: row.app_id, dedupeKey: row.dedupe_key }));
}

function toRow(ctx: Context, message: NewInboxMessage): object {
  const id = ctx.ids.next('inbox');
  const now = ctx.clock.now();
  return {
    id,
    platform: message.platform,
    app_id: message.appId,
    dedupe_key: message.dedupeKey,
    lane: message.lane,
    payload: ctx.sealing.seal(JSON.stringify(message.payload), id),
    next_at: now,
    received_at: now,
  };
}
