import { errorCatalogue } from '@lianke/shared';
import type { ErrorCode } from '@lianke/shared';
import { languageOf } from '../messages/locale.ts';
import type { Locale } from '../messages/locale.ts';

/** `network` and `timeout` never come from the server, so they are not in the shared catalogue. */
export type ClientErrorCode = ErrorCode | 'network' | 'timeout';

const ownTexts = {
  network: { zh: '连不上服务器，请检查网络后重试', en: 'The server cannot be reached. Check the network and try again.' },
  timeout: { zh: '服务器太久没有回应，请重试', en: 'The server took too long to answer. Try again.' },
} as const;

/** Whether we have a sentence for this code. */
export const isCatalogued = (code: string): code is ErrorCode => code in errorCatalogue;
const isOwn = (code: string): code is keyof typeof ownTexts => code in ownTexts;

interface Details {
  status?: number;
  requestId?: string | null;
  data?: Record<string, unknown>;
}

/** A call that did not succeed, in words and with what support needs to find it. */
export class ApiFailure extends Error {
  readonly code: string;
  readonly status: number;
  readonly requestId: string | null;
  readonly data: Record<string, unknown>;

  constructor(code: string, message: string, details: Details = {}) {
    super(message);
    this.name = 'ApiFailure';
    this.code = code;
    this.status = details.status ?? 0;
    this.requestId = details.requestId ?? null;
    this.data = details.data ?? {};
  }

  get retryable(): boolean {
    if (isOwn(this.code)) return true;
    return isCatalogued(this.code) ? errorCatalogue[this.code].retryable : this.status >= 500;
  }

  get forbidden(): boolean {
    return this.code === 'auth.forbidden' || this.status === 403;
  }
}

export function hasCode(error: unknown, code: ClientErrorCode): boolean {
  return error instanceof ApiFailure && error.code === code;
}

/** The sentence for a person. The server's own message is kept for a code this build does not know yet. */
export function describeError(error: unknown, locale: Locale): string {
  const language = languageOf(locale);
  if (!(error instanceof ApiFailure)) return errorCatalogue['server.error'][language];
  if (isOwn(error.code)) return ownTexts[error.code][language];
  if (isCatalogued(error.code)) return errorCatalogue[error.code][language];
  return error.message || errorCatalogue['server.error'][language];
}
