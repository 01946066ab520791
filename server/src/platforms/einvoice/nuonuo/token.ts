import { z } from 'zod';
import { AppError } from '../../../kernel/errors.ts';
import type { Outgoing } from '../../../kernel/outgoing.ts';
import type { KeyValue } from '../../../kernel/store/key-value.ts';
import { unreachable } from '../../api/ask.ts';
import { createSharedToken, tokenTimeoutMs } from '../../api/shared-token.ts';
import type { SharedToken } from '../../api/shared-token.ts';

const path = '/accessToken';
const given = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

/**
 * A token lives a day and may be fetched fifty times in thirty days (facts §2.1), so all processes share one. Throws platform.credential when key or
 * secret are refused; nothing was asked of the gateway then.
 */
export function createTokens({
  send,
  kv,
  base,
}: {
  send: Outgoing;
  kv: KeyValue;
  base: string;
}): (app: { appKey: string; appSecret: string }) => SharedToken {
  return ({ appKey, appSecret }) =>
    createSharedToken({
      kv,
      key: `token:nuonuo:${appKey}`,
      fetch: async () => {
        const form = new URLSearchParams({ client_id: appKey, client_secret: appSecret, grant_type: 'client_credentials' });
        const headers = { 'content-type': 'application/x-www-form-urlencoded' };
        const answer = await send({ method: 'POST', url: base + path, text: form.toString(), headers, timeoutMs: tokenTimeoutMs }).catch(
          (error: unknown) => {
            throw unreachable(path, error);
          },
        );
        if (answer.status >= 500) throw new AppError('platform.busy', { api: path, status: answer.status });
        const said = readJson(answer.body);
        // A page of a proxy, or a limit: nothing is said about key and secret.
        if (said === undefined || answer.status === 429) throw new AppError('platform.busy', { api: path, status: answer.status });
        const read = given.safeParse(said);
        if (!read.success) throw new AppError('platform.credential', { api: path });
        return { value: read.data.access_token, expiresInSeconds: read.data.expires_in };
      },
    });
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
