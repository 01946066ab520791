import { assertOutsideTransaction } from '../../kernel/transaction-mark.ts';
import { staleTokenErrcodes } from './errcodes.ts';
import { ApiRefusal } from './refusal.ts';
import type { SharedToken } from './shared-token.ts';

/** Calls with the shared token; when the platform calls it bad, renews it and calls once more. A second refusal is final: no loops. */
export async function withToken<T>(token: SharedToken, call: (token: string) => Promise<T>): Promise<T> {
  assertOutsideTransaction('a platform call');
  const first = await token.get();
  try {
    return await call(first);
  } catch (error) {
    if (!(error instanceof ApiRefusal) || !staleTokenErrcodes.includes(error.errcode)) throw error;
    return call(await token.renew(first));
  }
}
