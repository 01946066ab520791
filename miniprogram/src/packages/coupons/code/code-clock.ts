/** A code lives for half a minute; what the server says beyond that comes from a phone whose clock is wrong. */
const lifeMs = 30_000;
const slackMs = 2_000;
/** With a wrong clock the change cannot be foreseen, so it is looked for. */
const blindMs = 10_000;

const plausible = (leftMs: number): boolean => leftMs > 0 && leftMs <= lifeMs + slackMs;

/** How long to wait before the next code is asked for. Instants in epoch ms. */
export function waitForNextCode(refreshAt: number, now: number): number {
  const left = refreshAt - now;
  return plausible(left) ? Math.max(1000, left) : blindMs;
}

/** Whole seconds until the code changes; null when this phone cannot tell. */
export function secondsLeft(refreshAt: number, now: number): number | null {
  const left = refreshAt - now;
  return plausible(left) ? Math.min(lifeMs / 1000, Math.ceil(left / 1000)) : null;
}
