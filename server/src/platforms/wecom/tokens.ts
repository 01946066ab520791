import { z } from 'zod';
import type { KeyValue } from '../../kernel/store/key-value.ts';
import type { Ask } from '../api/ask.ts';
import { explained } from '../api/errcodes.ts';
import { readAnswer } from '../api/read-answer.ts';
import { createSharedToken, tokenTimeoutMs } from '../api/shared-token.ts';
import type { FetchedToken, SharedToken } from '../api/shared-token.ts';
import { wecomErrors } from './errors.ts';

const path = '/cgi-bin/gettoken';
const answer = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

export interface WecomToken extends SharedToken {
  /** Past the cache. Asking again while one is live gives the same one in practice (unconfirmed, facts §1.2). */
  fetch(): Promise<FetchedToken>;
}

/** One token per secret: each only carries the rights of its app (facts §1.2). `name` separates them in the store. */
export function createWecomToken({
  ask,
  kv,
  corpId,
  secret,
  name,
}: {
  ask: Ask;
  kv: KeyValue;
  corpId: string;
  secret: string;
  name: string;
}): WecomToken {
  const fetch = (): Promise<FetchedToken> =>
    explained([wecomErrors], async () => {
      const got = readAnswer(
        path,
        answer,
        await ask({ method: 'GET', path, query: { corpid: corpId, corpsecret: secret }, timeoutMs: tokenTimeoutMs }),
      );
      return { value: got.access_token, expiresInSeconds: got.expires_in };
    });
  return { ...createSharedToken({ kv, key: `token:wecom:${corpId}:${name}`, fetch }), fetch };
}
