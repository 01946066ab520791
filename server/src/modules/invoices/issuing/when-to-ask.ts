const second = 1_000;
const minute = 60 * second;

/** Often while an answer is likely, then ever more seldom, and for ever. */
const waits = [3 * second, 10 * second, 30 * second, minute, 3 * minute, 10 * minute];
export const waitAfter = (asked: number): number => waits[Math.min(asked, waits.length - 1)] ?? 10 * minute;

/** After so many questions without an end (about half an hour) somebody should look. */
export const stuckAfter = 8;

/** Whoever sends it holds it so long, which no call lasts; a crash in between is found by asking under the same number. */
export const sendingMs = 20 * second;

/** What the provider does not know after so long has not reached it. */
export const lostAfterMs = minute;

/** A drawer may have logged in meanwhile: one invoice tries again. */
export const loginRetryMs = 10 * minute;
export const busyMs = 5 * second;
