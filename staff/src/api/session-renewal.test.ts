// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type * as Call from './call.ts';
import type * as Login from './login.ts';
import type * as Renewal from './session-renewal.ts';
import type * as SignOut from './sign-out.ts';

/** Access parts live 15 minutes, as the server gives them. */
const life = 15 * 60_000;
const minute = 60_000;

/** A server with one session in one browser's cookie jar: `token` counts renewals, the server takes only the newest one. */
function createServer() {
  const it = { token: 1, valid: 1, until: Date.now() + life, alive: true, down: false, latency: 20, renewals: 0, sent: [] as string[] };
  const answer = (status: number, body: object, headers: Record<string, string> = {}): Response =>
    new Response(JSON.stringify(body), { status, headers: { date: new Date().toUTCString(), ...headers } });
  const refuse = (code: string): Response => answer(401, { error: { code, message: '', requestId: 'r' } });
  const handle = async (url: string): Promise<Response> => {
    const token = it.token;
    it.sent.push(url);
    await new Promise((resolve) => setTimeout(resolve, it.latency));
    if (it.down) throw new TypeError('Failed to fetch');
    if (url === '/auth/renew') {
      it.renewals += 1;
      if (!it.alive) return refuse('auth.session_ended');
      it.token = it.valid += 1;
      it.until = Date.now() + life;
      return answer(200, { data: { accessUntil: it.until } });
    }
    if (!it.alive || token !== it.valid || Date.now() >= it.until) return refuse('auth.required');
    if (url === '/api/staff.session.end') it.alive = false;
    return answer(200, { data: { url } });
  };
  return Object.assign(it, {
    handle,
    /** The access part is over before its time, e.g. because the server's keys were lost. */
    expire: () => void (it.valid += 1),
  });
}

/** Each tab is a page with modules of its own; cookies, storage and locks belong to the browser. */
interface Tab {
  call: typeof Call.call;
  write: typeof Call.write;
  signOut: typeof SignOut.signOut;
  session: typeof Renewal;
  go: ReturnType<typeof vi.fn>;
  signedOut: ReturnType<typeof vi.fn>;
}
const closing: (() => void)[] = [];
async function openTab(): Promise<Tab> {
  vi.resetModules();
  const login: typeof Login = await import('./login.ts');
  const session: typeof Renewal = await import('./session-renewal.ts');
  const { call, write } = await import('./call.ts');
  const { signOut } = await import('./sign-out.ts');
  const go = vi.fn();
  const signedOut = vi.fn();
  login.setUpLogin({ mode: 'workbench', onStuck: () => undefined, go });
  closing.push(session.keepSessionFresh(signedOut));
  return { call, write, signOut, session, go, signedOut };
}

function createLocks(): { request: (name: string, options: object, work: () => Promise<unknown>) => Promise<unknown> } {
  let queue: Promise<unknown> = Promise.resolve();
  return {
    request: (_name, _options, work) => {
      const turn = queue.then(work);
      queue = turn.catch(() => undefined);
      return turn;
    },
  };
}

let server: ReturnType<typeof createServer>;
let looking: DocumentVisibilityState;
const look = (state: DocumentVisibilityState): void => {
  looking = state;
  document.dispatchEvent(new Event('visibilitychange'));
};
const list = (tab: Tab) => tab.call('staff.channels.list', {});
const settled = async <T>(work: Promise<T>): Promise<PromiseSettledResult<T>> => {
  const [result] = await Promise.all([Promise.allSettled([work]), vi.advanceTimersByTimeAsync(1_000)]);
  return result[0];
};
const allSettled = async (work: Promise<unknown>[]): Promise<string[]> => {
  const [results] = await Promise.all([Promise.allSettled(work), vi.advanceTimersByTimeAsync(1_000)]);
  return results.map(({ status }) => status);
};

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 22) });
  localStorage.clear();
  sessionStorage.clear();
  server = createServer();
  vi.stubGlobal('fetch', (url: string) => server.handle(url));
  looking = 'visible';
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => looking);
  Object.defineProperty(navigator, 'locks', { value: createLocks(), configurable: true });
});
afterEach(() => {
  for (const close of closing.splice(0)) close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  Reflect.deleteProperty(navigator, 'locks');
});

describe('renewal ahead of time', () => {
  it('happens a minute before the end while the page is looked at, again and again', async () => {
    const tab = await openTab();
    tab.session.noteAccessUntil(server.until);
    await vi.advanceTimersByTimeAsync(life - minute - 1_000);
    expect(server.renewals).toBe(0);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(server.renewals).toBe(1);
    await vi.advanceTimersByTimeAsync(life - minute);
    expect(server.renewals).toBe(2);
    expect(tab.go).not.toHaveBeenCalled();
  });

  it('waits until a page in the background is looked at again', async () => {
    const tab = await openTab();
    tab.session.noteAccessUntil(server.until);
    look('hidden');
    await vi.advanceTimersByTimeAsync(3 * life);
    expect(server.renewals).toBe(0);
    look('visible');
    await vi.advanceTimersByTimeAsync(100);
    expect(server.renewals).toBe(1);
  });

  it('goes by the server’s clock, and not in a frenzy, on a computer whose own is an hour off', async () => {
    const tab = await openTab();
    const real = server.handle;
    const skew = -60 * minute;
    vi.stubGlobal('fetch', async (url: string) => {
      const answer = await real(url);
      const body = (await answer.json()) as { data?: { accessUntil?: number } };
      if (body.data?.accessUntil) body.data.accessUntil += skew;
      return new Response(JSON.stringify(body), { status: answer.status, headers: { date: new Date(Date.now() + skew).toUTCString() } });
    });
    await settled(list(tab));
    tab.session.noteAccessUntil(server.until + skew);
    await vi.advanceTimersByTimeAsync(life - 2 * minute);
    expect(server.renewals).toBe(0);
    await vi.advanceTimersByTimeAsync(2 * minute);
    expect(server.renewals).toBe(1);
  });

  it('keeps trying now and then while the network is away, and does not sign out', async () => {
    const tab = await openTab();
    tab.session.noteAccessUntil(server.until);
    server.down = true;
    await vi.advanceTimersByTimeAsync(life + 5 * minute);
    const tries = server.sent.length;
    expect(tries).toBeGreaterThan(10);
    expect(tries).toBeLessThan(50);
    server.down = false;
    await vi.advanceTimersByTimeAsync(15_000);
    expect(server.renewals).toBe(1);
    expect((await settled(list(tab))).status).toBe('fulfilled');
    expect(tab.go).not.toHaveBeenCalled();
  });

  it('leads to sign in when the session was ended elsewhere', async () => {
    const tab = await openTab();
    tab.session.noteAccessUntil(server.until);
    server.alive = false;
    await vi.advanceTimersByTimeAsync(life);
    expect(tab.go).toHaveBeenCalledTimes(1);
    expect(server.renewals).toBe(1);
  });
});

describe('an access part that is over', () => {
  it('is renewed once for all calls under way, and each call is made once more', async () => {
    const tab = await openTab();
    server.expire();
    expect(await allSettled([1, 2, 3, 4, 5].map(() => list(tab)))).toEqual(Array(5).fill('fulfilled'));
    expect(server.renewals).toBe(1);
    expect(server.sent.filter((it) => it.startsWith('/api/'))).toHaveLength(10);
  });

  it('is not renewed a second time for an answer that comes late', async () => {
    const tab = await openTab();
    server.expire();
    server.latency = 500;
    const late = list(tab);
    await vi.advanceTimersByTimeAsync(1);
    server.latency = 10;
    expect(await allSettled([list(tab), late])).toEqual(['fulfilled', 'fulfilled']);
    expect(server.renewals).toBe(1);
  });

  it('is renewed before a call sets out when its end is known to be past', async () => {
    const tab = await openTab();
    tab.session.noteAccessUntil(server.until);
    look('hidden');
    await vi.advanceTimersByTimeAsync(2 * life);
    expect((await settled(list(tab))).status).toBe('fulfilled');
    expect(server.sent).toEqual(['/auth/renew', '/api/staff.channels.list']);
  });

  it('makes a new call wait for the renewal under way', async () => {
    const tab = await openTab();
    server.expire();
    const renewal = tab.session.renewSession(Date.now());
    expect(await allSettled([renewal, list(tab)])).toEqual(['fulfilled', 'fulfilled']);
    expect(server.sent).toEqual(['/auth/renew', '/api/staff.channels.list']);
  });

  it('keeps a write’s key when it is made once more', async () => {
    const tab = await openTab();
    const keys: unknown[] = [];
    vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
      if (url.startsWith('/api/')) keys.push((init.headers as Record<string, string>)['idempotency-key']);
      return server.handle(url);
    });
    server.expire();
    await settled(tab.write('staff.roles.reset', { key: 'sales' }));
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBeTruthy();
    expect(keys[1]).toBe(keys[0]);
  });

  it('says that the network is away when it cannot be renewed, and stays signed in', async () => {
    const tab = await openTab();
    server.expire();
    vi.stubGlobal('fetch', (url: string) =>
      url === '/auth/renew' ? Promise.reject(new TypeError('Failed to fetch')) : server.handle(url),
    );
    expect(await settled(list(tab))).toMatchObject({ status: 'rejected', reason: { code: 'network' } });
    expect(tab.go).not.toHaveBeenCalled();
  });

  it('leads to sign in, once, when there is nothing to renew', async () => {
    window.history.replaceState(null, '', '/workbench/team?open=1');
    const tab = await openTab();
    server.alive = false;
    expect(await allSettled([list(tab), list(tab)])).toEqual(['rejected', 'rejected']);
    expect(tab.go.mock.calls).toEqual([['/auth/wecom/start?return=%2Fworkbench%2Fteam%3Fopen%3D1&mode=workbench']]);
    expect(server.renewals).toBe(1);
  });

  it('leads to sign in when the call is refused again with new parts, and asks no third time', async () => {
    const tab = await openTab();
    vi.stubGlobal('fetch', async (url: string) => {
      const answer = await server.handle(url);
      return url === '/auth/renew' ? answer : new Response('{"error":{"code":"auth.required"}}', { status: 401 });
    });
    expect((await settled(list(tab))).status).toBe('rejected');
    expect(tab.go).toHaveBeenCalledTimes(1);
    expect(server.sent).toHaveLength(3);
  });

  it('passes an abort on while it waits', async () => {
    const tab = await openTab();
    server.expire();
    const controller = new AbortController();
    vi.stubGlobal('fetch', (url: string, init: RequestInit) =>
      init.signal?.aborted ? Promise.reject(new DOMException('aborted', 'AbortError')) : server.handle(url),
    );
    const calling = tab.call('staff.channels.list', {}, { signal: controller.signal });
    const result = settled(calling);
    controller.abort();
    expect(await result).toMatchObject({ status: 'rejected', reason: { name: 'AbortError' } });
    expect(tab.go).not.toHaveBeenCalled();
  });
});

describe('several tabs', () => {
  it('renew once between them when all meet the end at the same moment', async () => {
    const tabs = [await openTab(), await openTab(), await openTab()];
    server.expire();
    expect(await allSettled(tabs.map(list))).toEqual(Array(3).fill('fulfilled'));
    expect(server.renewals).toBe(1);
  });

  it('renew once between them ahead of time', async () => {
    const tabs = [await openTab(), await openTab()];
    for (const tab of tabs) tab.session.noteAccessUntil(server.until);
    await vi.advanceTimersByTimeAsync(life);
    expect(server.renewals).toBe(1);
    await vi.advanceTimersByTimeAsync(life - minute);
    expect(server.renewals).toBe(2);
  });

  it('do without the Web Locks API', async () => {
    Reflect.deleteProperty(navigator, 'locks');
    const tabs = [await openTab(), await openTab()];
    server.expire();
    await allSettled(tabs.map(list));
    // Both may renew; the server takes the part just replaced for half a minute.
    expect(server.renewals).toBeLessThanOrEqual(2);
    expect(await allSettled(tabs.map(list))).toEqual(['fulfilled', 'fulfilled']);
  });

  it('go on when one renewed while the other’s renewal came too late', async () => {
    Reflect.deleteProperty(navigator, 'locks');
    const tab = await openTab();
    server.expire();
    vi.stubGlobal('fetch', async (url: string) => {
      const answer = await server.handle(url);
      if (url !== '/auth/renew') return answer;
      localStorage.setItem('lianke.session-renewal', JSON.stringify({ at: Date.now(), accessUntil: server.until }));
      return new Response('{"error":{"code":"auth.session_ended"}}', { status: 401 });
    });
    expect((await settled(list(tab))).status).toBe('fulfilled');
    expect(tab.go).not.toHaveBeenCalled();
  });

  it('do not wait for ever for a tab that froze with the lock', async () => {
    const never = (_name: string, { signal }: { signal: AbortSignal }) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError'))));
    Object.defineProperty(navigator, 'locks', { value: { request: never }, configurable: true });
    const tab = await openTab();
    server.expire();
    const calling = list(tab);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await calling).toEqual({ url: '/api/staff.channels.list' });
  });
});

describe('signing out', () => {
  it('waits for a renewal under way, ends the session it gave, and renews no more', async () => {
    const tab = await openTab();
    tab.session.noteAccessUntil(server.until);
    const renewal = tab.session.renewSession(Date.now());
    expect(await allSettled([renewal, tab.signOut()])).toEqual(['fulfilled', 'fulfilled']);
    expect(server.sent).toEqual(['/auth/renew', '/api/staff.session.end']);
    expect(server.alive).toBe(false);
    await vi.advanceTimersByTimeAsync(2 * life);
    expect(server.renewals).toBe(1);
    expect(tab.go).not.toHaveBeenCalled();
  });

  it('ends the session also when its access part was over', async () => {
    const tab = await openTab();
    server.expire();
    expect((await settled(tab.signOut())).status).toBe('fulfilled');
    expect(server.alive).toBe(false);
  });

  it('counts as done when the session was over anyway', async () => {
    const tab = await openTab();
    server.alive = false;
    expect((await settled(tab.signOut())).status).toBe('fulfilled');
    expect(tab.go).not.toHaveBeenCalled();
  });

  it('says so when the server could not be reached', async () => {
    const tab = await openTab();
    server.down = true;
    expect(await settled(tab.signOut())).toMatchObject({ status: 'rejected', reason: { code: 'network' } });
  });

  it('is told to the other tabs', async () => {
    const [tab, other] = [await openTab(), await openTab()];
    await settled(tab.signOut());
    // The browser tells storage changes to the other tabs only.
    window.dispatchEvent(new StorageEvent('storage', { key: 'lianke.session-renewal', newValue: null }));
    await vi.advanceTimersByTimeAsync(1);
    expect(other.signedOut).toHaveBeenCalledTimes(1);
  });
});
