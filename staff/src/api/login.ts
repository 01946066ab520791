/** Where to go when the session is gone. Each shell says once which of the two sign-in ways it uses. */
export type LoginMode = 'sidebar' | 'workbench';

const attemptsKey = 'lianke.login-attempts';
const returnKey = 'lianke.login-return';
const windowMs = 60_000;
const maxAttempts = 2;

interface Login {
  mode: LoginMode;
  /** Signing in keeps failing: stop going round in circles and say so. */
  onStuck: () => void;
  go: (url: string) => void;
}

let login: Login | null = null;
let leaving = false;

export function setUpLogin(it: { mode: LoginMode; onStuck: () => void; go?: (url: string) => void }): void {
  login = { go: (url) => window.location.assign(url), ...it };
  leaving = false;
}

export function loginUrl(mode: LoginMode, returnTo: string): string {
  return `/auth/wecom/start?${new URLSearchParams({ return: returnTo, mode }).toString()}`;
}

export function askForLogin(now = Date.now()): void {
  if (!login || leaving) return;
  const recent = readAttempts().filter((at) => now - at < windowMs);
  if (recent.length >= maxAttempts) {
    leaving = true;
    forgetLoginAttempts();
    login.onStuck();
    return;
  }
  leaving = true;
  const returnTo = window.location.pathname + window.location.search;
  sessionStorage.setItem(attemptsKey, JSON.stringify([...recent, now]));
  sessionStorage.setItem(returnKey, returnTo);
  login.go(loginUrl(login.mode, returnTo));
}

/** Where the last refused page was, for the login page to go back to when the first attempt failed. */
export function rememberedReturn(): string | null {
  return sessionStorage.getItem(returnKey);
}

export function forgetLoginAttempts(): void {
  sessionStorage.removeItem(attemptsKey);
}

function readAttempts(): number[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(attemptsKey) ?? '[]');
    return Array.isArray(stored) ? stored.filter((at) => typeof at === 'number') : [];
  } catch {
    return [];
  }
}
