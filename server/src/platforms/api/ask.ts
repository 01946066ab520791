import { AppError } from '../../kernel/errors.ts';
import type { Outgoing, OutgoingResponse } from '../../kernel/outgoing.ts';
import { assertOutsideTransaction } from '../../kernel/transaction-mark.ts';
import { parseJsonKeepingLongIntegers } from './json-text.ts';
import { ApiRefusal } from './refusal.ts';

export interface Question {
  method: 'GET' | 'POST';
  /** `/cgi-bin/…`; the only part of the call that errors and logs may show. */
  path: string;
  query?: Record<string, string | number | undefined>;
  json?: unknown;
  timeoutMs?: number;
}

export type Ask = (question: Question) => Promise<Record<string, unknown>>;

/**
 * One JSON call of a Tencent API. Throws ApiRefusal for an errcode, `platform.busy` for HTTP 5xx, `platform.unreachable` for everything
 * the network does. The causes are rebuilt rather than kept: the query carries tokens and secrets.
 */
export function createAsk(send: Outgoing, base: string): Ask {
  return async ({ method, path, query, json, timeoutMs }) => {
    assertOutsideTransaction(`${method} ${path}`);
    const response = await sendOrExplain(send, { method, url: base + path, query, json, timeoutMs }, path);
    if (response.status >= 500) throw new AppError('platform.busy', { api: path, status: response.status });
    const answer = readObject(response, path);
    const errcode = Number(answer['errcode'] ?? 0);
    const errmsg = answer['errmsg'];
    if (errcode !== 0) throw new ApiRefusal(path, errcode, typeof errmsg === 'string' ? errmsg : '');
    return answer;
  };
}

async function sendOrExplain(send: Outgoing, request: Parameters<Outgoing>[0], api: string): Promise<OutgoingResponse> {
  try {
    return await send(request);
  } catch (error) {
    throw unreachable(api, error);
  }
}

/** `platform.unreachable` whose cause is only the kind of failure. */
export function unreachable(api: string, error: unknown): AppError {
  const { name, code } = error instanceof Error ? (error as Error & { code?: unknown }) : { name: 'unknown', code: undefined };
  const kind = typeof code === 'string' ? `${name} ${code}` : name;
  return new AppError('platform.unreachable', { api }, { cause: new Error(kind) });
}

/** An HTML page instead of JSON is a proxy or a captive portal, not the platform. */
function readObject(response: OutgoingResponse, api: string): Record<string, unknown> {
  try {
    const parsed = parseJsonKeepingLongIntegers(response.body.toString('utf8'));
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed as Record<string, unknown>;
  } catch {
    // told below
  }
  throw new AppError('platform.unreachable', { api, status: response.status }, { cause: new Error('the answer is not a JSON object') });
}
