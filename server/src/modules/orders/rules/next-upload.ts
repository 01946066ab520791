const minute = 60_000;
const day = 86_400_000;

/** When to try again after a try at `now`: half as long again as it has taken so far, at least a minute; null once a day is over. */
export function nextUpload(since: number, now: number): number | null {
  const taken = now - since;
  return taken >= day ? null : now + Math.max(minute, Math.floor(taken / 2));
}
