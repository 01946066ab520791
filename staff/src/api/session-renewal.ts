import { onePerBrowser } from './across-tabs.ts';
import { ApiFailure } from './api-error.ts';
import { askForLogin } from './login.ts';
import { post } from './post.ts';
import { clearLastRenewal, onSignedOutElsewhere, readLastRenewal, storeLastRenewal } from './renewal-memory.ts';
import { serverNow } from './server-clock.ts';

/** How long before its end the access part is renewed. */
const marginMs = 60_000;
/** Whatever the clocks say, never more often than this. */
const leastMs = 10_000;

let accessUntil: number | null = null;
let running: Promise<void> | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let following = false;
let lastTry = -Infinity;

export const isSignedOut = (error: unknown): boolean => error instanceof ApiFailure && error.status === 401;

/**
 * Gets new session parts, once for everybody who asks meanwhile, in this tab and in the others. `seenAt` is when (by this computer's clock) the
 * caller last relied on the old parts: if somebody renewed after that, there is nothing to do. Throws the ApiFailure of the renewal: status 401
 * means that the session is over, anything else that it could not be renewed just now.
 */
export function renewSession(seenAt: number): Promise<void> {
  running ??= onePerBrowser(() => renewUnlessDone(seenAt)).finally(() => {
    running = null;
    plan();
  });
  return running;
}

async function renewUnlessDone(seenAt: number): Promise<void> {
  const last = readLastRenewal();
  if (last && last.at >= seenAt && last.accessUntil > serverNow()) {
    accessUntil = last.accessUntil;
    return;
  }
  lastTry = Date.now();
  try {
    const answer = await post({ url: '/auth/renew', body: '{}' });
    const until = typeof answer === 'object' && answer !== null && 'accessUntil' in answer ? answer.accessUntil : null;
    if (typeof until !== 'number') throw new ApiFailure('server.unavailable', 'no accessUntil');
    accessUntil = until;
    storeLastRenewal({ at: Date.now(), accessUntil: until });
  } catch (error) {
    if (!isSignedOut(error)) throw error;
    // Without locks another tab may have renewed at the same moment; then ours came too late, and the session lives.
    const meanwhile = readLastRenewal();
    accessUntil = meanwhile && meanwhile.at >= lastTry ? meanwhile.accessUntil : null;
    if (accessUntil === null) throw error;
  }
}

/** What the server said about the present access part. A late answer does not take back what a renewal has won since. */
export function noteAccessUntil(until: number): void {
  if (accessUntil !== null && until <= accessUntil) return;
  accessUntil = until;
  plan();
}

/** A call waits for a renewal under way, and does not set out with parts that are known to be over. */
export async function sessionReady(): Promise<void> {
  if (running) return running;
  if (accessUntil !== null && serverNow() >= accessUntil) await renewSession(Date.now());
}

/** For a stream the server refused: true if the access part was over and there is a new one now. Never throws. */
export async function freshenSession(): Promise<boolean> {
  if (accessUntil !== null && !running && serverNow() < accessUntil) return false;
  return renewSession(Date.now()).then(
    () => true,
    () => false,
  );
}

/** Renews ahead of time while the page is looked at; a page in the background renews when it is looked at again. Returns how to stop. */
export function keepSessionFresh(onSignedOut: () => void): () => void {
  following = true;
  document.addEventListener('visibilitychange', plan);
  const stopListening = onSignedOutElsewhere(() => void stopRenewing().then(onSignedOut));
  plan();
  return () => {
    following = false;
    document.removeEventListener('visibilitychange', plan);
    stopListening();
    clearTimeout(timer);
  };
}

function plan(): void {
  clearTimeout(timer);
  if (!following || running || accessUntil === null || document.visibilityState !== 'visible') return;
  const known = accessUntil;
  const wait = Math.max(known - marginMs - serverNow(), lastTry + leastMs - Date.now(), 0);
  timer = setTimeout(() => void renewAhead(known), wait);
}

async function renewAhead(known: number): Promise<void> {
  const last = readLastRenewal();
  try {
    await renewSession(last && last.accessUntil > known ? last.at : Date.now());
  } catch (error) {
    // Out of reach: tried again soon, and the next call says it to the person.
    if (isSignedOut(error)) askForLogin();
  }
}

/** For signing out: lets a renewal under way end, so that the last word to the server carries the parts that hold, and starts no other. */
export async function stopRenewing(): Promise<void> {
  clearTimeout(timer);
  await running?.catch(() => undefined);
  clearTimeout(timer);
  accessUntil = null;
}

/** The session is over, here and in the other tabs. */
export async function forgetSession(): Promise<void> {
  await stopRenewing();
  clearLastRenewal();
}
