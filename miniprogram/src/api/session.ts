import type { Output } from '@lianke/shared/api';
import { getLoginCode } from '../platform/login';
import { forget, readStored, store } from '../platform/storage';
import { toFailure } from './failure';
import { newIdempotencyKey } from './idempotency-key';
import { post } from './post';
import { wait } from './wait';

type Login = Output<'member.session.login'>;
type Session = Pick<Login, 'token' | 'expiresAt'>;

const place = 'session';
/** WeChat allows about four wx.login a second; three tries over four seconds stay far below. */
const pausesMs = [800, 3000];

let running: Promise<string> | undefined;
let onLogin: (member: Login['member']) => void = () => undefined;

/** Login answers with the member, so nobody needs to ask again. */
export function whenLoggedIn(listener: typeof onLogin): void {
  onLogin = listener;
}

async function loginOnce(): Promise<string> {
  const code = await getLoginCode();
  const answer = await post('member.session.login', { code }, { 'idempotency-key': newIdempotencyKey() });
  store(place, { token: answer.token, expiresAt: answer.expiresAt } satisfies Session);
  onLogin(answer.member);
  return answer.token;
}

async function loginWithRetry(): Promise<string> {
  for (const pause of pausesMs) {
    try {
      return await loginOnce();
    } catch (error) {
      if (!toFailure(error).retryable) throw error;
      await wait(pause);
    }
  }
  return loginOnce();
}

/** The stored token, or a silent login. Callers that come while one runs share it. */
export function ensureSession(): Promise<string> {
  const session = readStored<Session>(place);
  if (session && session.expiresAt > Date.now() + 60_000) return Promise.resolve(session.token);
  running ??= loginWithRetry().finally(() => {
    running = undefined;
  });
  return running;
}

/** Another call may have logged in again already: only the refused token is thrown away. */
export function dropSession(token: string): void {
  if (readStored<Session>(place)?.token === token) forget(place);
}
