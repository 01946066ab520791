import { hash } from 'node:crypto';
import type { Actor, Deps } from './context.ts';
import { AppError } from './errors.ts';
import { idempotencyKeysOf } from './idempotency-keys.ts';

const reservationMs = 60_000;
const keptMs = 86_400_000;

/** Who a key belongs to: another person's key never meets ours. */
export function actorKey(actor: Actor, fallback: string): string {
  if (actor.kind === 'staff') return actor.staffId;
  if (actor.kind === 'member') return actor.customerId;
  return actor.kind === 'open' ? actor.keyId : `anon:${fallback}`.slice(0, 64);
}

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
  const { clock, sealing } = deps;
  const keys = idempotencyKeysOf(deps);
  const fingerprint = hash('sha256', `${it.endpoint}\n${JSON.stringify(it.input)}`, 'hex');
  const row = { actor: it.actor, idem_key: it.key, fingerprint, answer: null, expires_at: clock.now() + reservationMs };
  const known = await keys.reserve(row);
  if (known && known.fingerprint !== fingerprint) throw new AppError('request.key_reused');
  if (known) {
    if (known.answer === null) throw new AppError('request.in_progress');
    return JSON.parse(sealing.open(known.answer, fingerprint)) as unknown;
  }
  try {
    const answer = await run();
    await keys.keep({ ...row, answer: sealing.seal(JSON.stringify(answer), fingerprint), expires_at: clock.now() + keptMs });
    return answer;
  } catch (error) {
    await keys.release(row); // nothing was done, so the same tap may try again
    throw error;
  }
}
