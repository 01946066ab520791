import type { ApiError } from '@lianke/shared/api';
import { ApiFailure } from './api-error.ts';
import { noteServerTime } from './server-clock.ts';

const timeoutMs = 20_000;

interface Post {
  url: string;
  body: string;
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
  /** Lets a last write survive the page being closed. */
  keepalive?: boolean | undefined;
}

/**
 * Posts to our own server with its cookies and gives back what is in `data`. Throws an ApiFailure for every answer that is none, `network` and
 * `timeout` included; a caller's own abort is passed on as it is.
 */
export async function post({ url, body, headers = {}, signal, keepalive = false }: Post): Promise<unknown> {
  const controller = new AbortController();
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    controller.abort();
  }, timeoutMs);
  const cancel = (): void => controller.abort();
  if (signal?.aborted) cancel();
  signal?.addEventListener('abort', cancel);
  let response: Response;
  try {
    response = await fetch(url, {
      method: 'POST',
      credentials: 'same-origin',
      keepalive,
      signal: controller.signal,
      headers: { 'content-type': 'application/json', 'x-lianke-client': 'staff', ...headers },
      body,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw timedOut ? new ApiFailure('timeout', 'timeout') : new ApiFailure('network', 'network');
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
  }
  noteServerTime(response.headers.get('date'));
  const answer = await readJson(response);
  if (response.ok && isData(answer)) return answer.data;
  throw toFailure(response, answer);
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
