import type { z } from 'zod';
import type { ErrorCode } from './values/errors.ts';
import type { Permission } from './values/permissions.ts';

/** Who may call: nobody known yet, a customer in the mini-program, staff holding a permission, or another system with a key of ours. */
export type Access = { audience: 'public' } | { audience: 'member' } | { audience: 'staff'; permission: Permission } | { audience: 'open' };

/** One call: `POST /api/<name>` with JSON. `read` may be retried and cached by clients; `write` takes an idempotency key. */
export interface Endpoint<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  summary: string;
  kind: 'read' | 'write';
  access: Access;
  input: I;
  output: O;
  /** Codes this call may answer beyond the ones every call may (request.*, rate.*, auth.required/forbidden, server.*). */
  errors: readonly ErrorCode[];
}

export const endpoint = <I extends z.ZodType, O extends z.ZodType>(it: Endpoint<I, O>): Endpoint<I, O> => it;

/** Codes any endpoint may answer without declaring them. */
export const commonErrors = [
  'request.invalid',
  'request.too_large',
  'request.in_progress',
  'request.key_reused',
  'rate.limited',
  'auth.required',
  'auth.forbidden',
  'auth.origin_refused',
  'server.error',
  'server.unavailable',
] as const satisfies readonly ErrorCode[];
