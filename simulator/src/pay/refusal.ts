/** An error in the form of APIv3. The number ends the Request-ID of the answer. */
export class PayRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly number: number;
  readonly detail: Record<string, unknown> | undefined;
  constructor(status: number, code: string, message: string, more: { number?: number; detail?: Record<string, unknown> } = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.number = more.number ?? 268_435_456 + status;
    this.detail = more.detail;
  }
}

export const badParameter = (field: string, message: string, value?: unknown): PayRefusal =>
  new PayRefusal(400, 'PARAM_ERROR', message, {
    detail: { location: 'body', field: `/${field}`, issue: message, ...(value === undefined ? {} : { value }) },
  });

export const signError = (message: string, number?: number): PayRefusal =>
  new PayRefusal(401, 'SIGN_ERROR', message, { ...(number === undefined ? {} : { number }), detail: { issue: 'sign not match' } });
