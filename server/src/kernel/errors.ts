import { errorCatalogue } from '@lianke/shared';
import type { ErrorCode } from '@lianke/shared';

/**
 * An expected failure with a stable code; the sentence is chosen when the answer is written.
 * `data` goes to the caller, `cause` only to the log.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly data: Record<string, unknown> | undefined;

  constructor(code: ErrorCode, data?: Record<string, unknown>, options?: { cause?: unknown }) {
    super(code, options);
    this.name = 'AppError';
    this.code = code;
    this.data = data;
  }

  get status(): number {
    return errorCatalogue[this.code].status;
  }

  get retryable(): boolean {
    return errorCatalogue[this.code].retryable;
  }
}
