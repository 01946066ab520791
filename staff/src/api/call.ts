import type { EndpointName, Input, Output } from '@lianke/shared/api';
import { ApiFailure } from './api-error.ts';
import { newIdempotencyKey } from './idempotency-key.ts';
import { askForLogin } from './login.ts';
import { post } from './post.ts';
import { isSignedOut, renewSession, sessionReady } from './session-renewal.ts';

export interface CallOptions {
  signal?: AbortSignal;
  /** Present on writes only; the same key makes a repeated attempt harmless. */
  idempotencyKey?: string;
  /** Lets a last write survive the page being closed. */
  keepalive?: boolean;
}

/**
 * One call of the contract. Reads use it directly; writes go through `write` so that they always carry a key. When the session's access part is
 * over it is renewed, once for all calls under way, and the call is made once more. Throws an ApiFailure.
 */
export async function call<N extends EndpointName>(name: N, input: Input<N>, options: CallOptions = {}): Promise<Output<N>> {
  // The page is being closed: there is no time for anything but the call itself.
  if (!options.keepalive) await orAskForLogin(sessionReady());
  const sentAt = Date.now();
  try {
    return (await send(name, input, options)) as Output<N>;
  } catch (error) {
    if (!isSignedOut(error)) throw error;
  }
  await orAskForLogin(renewSession(sentAt));
  return orAskForLogin(send(name, input, options) as Promise<Output<N>>);
}

export function write<N extends EndpointName>(name: N, input: Input<N>, options: CallOptions = {}): Promise<Output<N>> {
  return call(name, input, { ...options, idempotencyKey: options.idempotencyKey ?? newIdempotencyKey() });
}

const send = (name: string, input: unknown, { idempotencyKey, signal, keepalive }: CallOptions): Promise<unknown> =>
  post({
    url: `/api/${name}`,
    body: JSON.stringify(input),
    headers: idempotencyKey ? { 'idempotency-key': idempotencyKey } : {},
    signal,
    keepalive,
  });

/** What nobody can renew ends at the sign-in page; a network that is away does not. */
async function orAskForLogin<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!isSignedOut(error)) throw error;
    askForLogin();
    throw new ApiFailure('auth.required', 'auth.required', { status: 401 });
  }
}
