import { z } from 'zod';
import type { KeyValue } from '../../kernel/store/key-value.ts';
import type { Ask } from './ask.ts';
import { explained } from './errcodes.ts';
import type { ErrcodeTable } from './errcodes.ts';
import type { PlatformLog } from './log.ts';
import { readAnswer } from './read-answer.ts';
import { tokenTimeoutMs } from './shared-token.ts';
import type { FetchedToken } from './shared-token.ts';

export interface StableTokenOptions {
  ask: Ask;
  kv: KeyValue;
  appId: string;
  secret: string;
  /** How this platform names the token endpoint's refusals. */
  tables: readonly ErrcodeTable[];
  log?: PlatformLog;
}

const path = '/cgi-bin/stable_token';
const answer = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

// The platform allows force_refresh 20 times a day, 30 s apart (facts §1.3); ours is for the rare case below.
const forceGapMs = 60_000;
const forcePerDay = 10;
const dayMs = 86_400_000;

/**
 * `POST /cgi-bin/stable_token` of official account and mini-program (facts §1.3): normal mode gives every process the same token.
 * When it gives again the very token the platform just refused, a new one is forced, rarely.
 */
export function createStableToken(options: StableTokenOptions): (refused?: string) => Promise<FetchedToken> {
  const { ask, kv, appId, secret, tables, log } = options;

  const request = (force: boolean): Promise<FetchedToken> =>
    explained(tables, async () => {
      const json = { grant_type: 'client_credential', appid: appId, secret, force_refresh: force };
      const given = readAnswer(path, answer, await ask({ method: 'POST', path, json, timeoutMs: tokenTimeoutMs }));
      return { value: given.access_token, expiresInSeconds: given.expires_in };
    });

  const mayForce = async (): Promise<boolean> =>
    (await kv.setIfAbsent(`token:${appId}:forced`, '1', forceGapMs)) &&
    (await kv.increment(`token:${appId}:forced-today`, dayMs)) <= forcePerDay;

  return async (refused) => {
    const fetched = await request(false);
    if (fetched.value !== refused || !(await mayForce())) return fetched;
    log?.warn({ appId }, 'the platform refuses its own token; forcing a new one');
    return request(true);
  };
}
