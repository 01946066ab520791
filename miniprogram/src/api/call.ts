import type { Input, Output } from '@lianke/shared/api';
import type { MemberEndpoint } from './endpoint-names';
import { isRead, needsSession } from './endpoint-names';
import { CallFailure, toFailure } from './failure';
import { newIdempotencyKey } from './idempotency-key';
import { post } from './post';
import { dropSession, ensureSession } from './session';

/**
 * Calls the server. Logs in silently when it must, and once more when the session turns out to be over. `key` is given by those who ask again
 * after an answer was lost: the server then does the thing once.
 */
export async function call<N extends MemberEndpoint>(name: N, input: Input<N>, key = newIdempotencyKey()): Promise<Output<N>> {
  const headers: Record<string, string> = isRead(name) ? {} : { 'idempotency-key': key };
  try {
    if (!needsSession(name)) return await post(name, input, headers);
    const token = await ensureSession();
    try {
      return await post(name, input, { ...headers, authorization: `Bearer ${token}` });
    } catch (error) {
      if (!(error instanceof CallFailure && error.code === 'auth.required')) throw error;
      dropSession(token);
      return await post(name, input, { ...headers, authorization: `Bearer ${await ensureSession()}` });
    }
  } catch (error) {
    throw toFailure(error);
  }
}
