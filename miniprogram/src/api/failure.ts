import { errorCatalogue } from '@lianke/shared';
import type { ErrorCode } from '@lianke/shared';
import { isMessage, language, t } from '../messages';
import { PlatformFailure } from '../platform/failure';

/** A call that did not work, in the words and codes a person may see. */
export class CallFailure extends Error {
  readonly code: string;
  readonly requestId: string | undefined;

  constructor(code: string, message: string, requestId?: string) {
    super(message);
    this.code = code;
    this.requestId = requestId;
  }

  get unreachable(): boolean {
    return this.code === 'network.offline' || this.code === 'network.timeout';
  }

  get retryable(): boolean {
    return this.unreachable || this.code === 'login.failed' || (isKnown(this.code) && errorCatalogue[this.code].retryable);
  }
}

const isKnown = (code: string): code is ErrorCode => code in errorCatalogue;

/** Our own sentence for a code we know; the server's for a newer one. */
export function failureFromServer(status: number, body: unknown): CallFailure {
  const error = (body as { error?: { code?: unknown; message?: unknown; requestId?: unknown } } | null)?.error;
  const code = typeof error?.code === 'string' ? error.code : status >= 500 ? 'server.unavailable' : 'server.error';
  const told = typeof error?.message === 'string' ? error.message : errorCatalogue['server.error'][language];
  return new CallFailure(
    code,
    isKnown(code) ? errorCatalogue[code][language] : told,
    typeof error?.requestId === 'string' ? error.requestId : undefined,
  );
}

/** What the server would say: for a page that was opened without saying what it is about. */
export const missing = (code: 'catalog.not_found' | 'order.not_found' | 'coupon.not_found' | 'invoice.not_found'): CallFailure =>
  new CallFailure(code, errorCatalogue[code][language]);

export function toFailure(error: unknown): CallFailure {
  if (error instanceof CallFailure) return error;
  if (error instanceof PlatformFailure) return new CallFailure(error.code, isMessage(error.code) ? t(error.code) : error.code);
  return new CallFailure('client.error', errorCatalogue['server.error'][language]);
}
