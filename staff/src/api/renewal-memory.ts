/** What tabs of one browser tell each other about the session: times only, the session itself is in cookies no script can read. */
export interface LastRenewal {
  /** When some tab renewed, by this computer's clock. */
  at: number;
  /** When the access part it got ends, by the server's clock. */
  accessUntil: number;
}

const key = 'lianke.session-renewal';
/** Storage may be switched off, as in a frame of another site; then every tab looks after itself. */
let here: LastRenewal | null = null;

export function readLastRenewal(): LastRenewal | null {
  const stored = readStored();
  return stored && (!here || stored.at > here.at) ? stored : here;
}

export function storeLastRenewal(it: LastRenewal): void {
  here = it;
  try {
    localStorage.setItem(key, JSON.stringify(it));
  } catch {
    // See above.
  }
}

/** The session is over. Other tabs hear of it (`onSignedOutElsewhere`). */
export function clearLastRenewal(): void {
  here = null;
  try {
    localStorage.setItem(key, 'null');
    localStorage.removeItem(key);
  } catch {
    // See above.
  }
}

export function onSignedOutElsewhere(tell: () => void): () => void {
  const listen = (event: StorageEvent): void => {
    if (event.key !== key || event.newValue !== null) return;
    here = null;
    tell();
  };
  window.addEventListener('storage', listen);
  return () => window.removeEventListener('storage', listen);
}

function readStored(): LastRenewal | null {
  try {
    const it: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    const whole = typeof it === 'object' && it !== null && 'at' in it && 'accessUntil' in it;
    return whole && typeof it.at === 'number' && typeof it.accessUntil === 'number' ? { at: it.at, accessUntil: it.accessUntil } : null;
  } catch {
    return null;
  }
}
