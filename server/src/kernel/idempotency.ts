import { createHash } from 'node:crypto';
import type { Actor, Deps } from './context.ts';
import { AppError } from './errors.ts';

const reservationMs = 60_000;

/** Who a key belongs to: another person's key never meets ours. */
export const actorKey = (actor: Actor, fallback: string): string =>
  actor.kind === 'staff' ? actor.staffId : actor.kind === 'member' ? actor.customerId : `anon:${fallback}`.slice(0, 64);

/**
 * Runs `run` once per (actor, key) and replays the stored answer for repeats. A courtesy to double taps and retries after a lost answer;
 * what must never happen twice is guarded by its own conditional update or unique key.
 * Kept answers are sealed: they may hold a session token or a phone number.
 * Throws request.in_progress while the first is running, request.key_reused when the key comes with other input.
 */
export async function onceOnly(
  deps: Deps,
  it: { actor: string; key: string; endpoint: string; input: unknown },
  run: () => Promise<unknown>,
): Promise<unknown> {
  const { db, clock, dialect, sealing } = deps;
  const at = clock.now();
  const place = { actor: it.actor, idem_key: it.key };
  const fingerprint = createHash('sha256')
    .update(`${it.endpoint}\n${JSON.stringify(it.input)}`)
    .digest('hex');
  await db('idempotency_keys').where(place).where('expires_at', '<', at).delete();
  try {
    await db('idempotency_keys').insert({ ...place, fingerprint, answer: null, expires_at: at + reservationMs });
  } catch (error) {
    if (!dialect.isUniqueViolation(error)) throw error;
    const known = await db<{ fingerprint: string; answer: string | null }>('idempotency_keys').where(place).first();
    if (known && known.fingerprint !== fingerprint) throw new AppError('request.key_reused');
    if (known?.answer == null) throw new AppError('request.in_progress');
    return JSON.parse(sealing.open(known.answer, fingerprint)) as unknown;
  }
  try {
    const answer = await run();
    await db('idempotency_keys')
      .where(place)
      .update({ answer: sealing.seal(JSON.stringify(answer), fingerprint), expires_at: clock.now() + 86_400_000 });
    return answer;
  } catch (error) {
    await db('idempotency_keys').where(place).delete(); // nothing was done, so the same tap may try again
    throw error;
  }
}
