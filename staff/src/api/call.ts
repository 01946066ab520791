import type { ApiError, EndpointName, Input, Output } from '@lianke/shared/api';
import { ApiFailure } from './api-error.ts';
import { newIdempotencyKey } from './idempotency-key.ts';
import { askForLogin } from './login.ts';

const timeoutMs = 20_000;

export interface CallOptions {
  signal?: AbortSignal;
  /** Present on writes only; the same key makes a repeated attempt harmless. */
  idempotencyKey?: string;
  /** Lets a last write survive the page being closed. */
  keepalive?: boolean;
}

/** One call of the contract. Reads use it directly; writes go through `write` so that they always carry a key. */
export async function call<N extends EndpointName>(name: N, input: Input<N>, options: CallOptions = {}): Promise<Output<N>> {
  const response = await send(name, input, options);
  const body = await readJson(response);
  if (response.ok && isData(body)) return body.data as Output<N>;
  const failure = toFailure(response, body);
  if (failure.code === 'auth.required') askForLogin();
  throw failure;
}

export function write<N extends EndpointName>(name: N, input: Input<N>, options: CallOptions = {}): Promise<Output<N>> {
  return call(name, input, { ...options, idempotencyKey: options.idempotencyKey ?? newIdempotencyKey() });
}

async function send(name: string, input: unknown, options: CallOptions): Promise<Response> {
  const controller = new AbortController();
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    controller.abort();
  }, timeoutMs);
  const cancel = (): void => controller.abort();
  options.signal?.addEventListener('abort', cancel);
  try {
    return await fetch(`/api/${name}`, {
      method: 'POST',
      credentials: 'same-origin',
      keepalive: options.keepalive ?? false,
      signal: controller.signal,
      headers: {
        'content-type': 'application/json',
        'x-lianke-client': 'staff',
        ...(options.idempotencyKey ? { 'idempotency-key': options.idempotencyKey } : {}),
      },
      body: JSON.stringify(input),
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw timedOut ? new ApiFailure('timeout', 'timeout') : new ApiFailure('network', 'network');
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', cancel);
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

const isData = (body: unknown): body is { data: unknown } => typeof body === 'object' && body !== null && 'data' in body;
const isApiError = (body: unknown): body is ApiError =>
  typeof body === 'object' && body !== null && 'error' in body && typeof body.error === 'object' && body.error !== null;

/** A proxy in between may answer with its own page; then the status is all there is. */
function toFailure(response: Response, body: unknown): ApiFailure {
  const { status } = response;
  if (isApiError(body)) {
    const { code, message, requestId, data } = body.error;
    return new ApiFailure(code, message, { status, requestId, ...(data ? { data } : {}) });
  }
  const code =
    status === 401 ? 'auth.required' : status === 403 ? 'auth.forbidden' : status === 429 ? 'rate.limited' : 'server.unavailable';
  return new ApiFailure(code, response.statusText, { status, requestId: response.headers.get('x-request-id') });
}
