let aheadMs = 0;

/** Learns from an answer's Date header how far the server's clock is ahead of this computer's; shop computers are often minutes off. */
export function noteServerTime(date: string | null): void {
  const at = date ? Date.parse(date) : NaN;
  if (!Number.isNaN(at)) aheadMs = at - Date.now();
}

/** The server's time in epoch ms, as well as a header in whole seconds tells it. */
export const serverNow = (): number => Date.now() + aheadMs;
