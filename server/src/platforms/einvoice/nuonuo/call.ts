import { randomBytes, randomInt } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../../kernel/clock.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { Outgoing } from '../../../kernel/outgoing.ts';
import type { KeyValue } from '../../../kernel/store/key-value.ts';
import { unreachable } from '../../api/ask.ts';
import { parseJsonKeepingLongIntegers } from '../../api/json-text.ts';
import type { IssuerAccount } from '../port.ts';
import { NuonuoRefusal } from './refusal.ts';
import { signCall, signedPath } from './sign.ts';
import { createTokens } from './token.ts';

export interface NuonuoOptions {
  send: Outgoing;
  kv: KeyValue;
  clock: Pick<Clock, 'now'>;
  /** `https://sdk.nuonuo.com/open/v1/services`. */
  gateway: string;
  /** `https://open.nuonuo.com`. */
  tokenBase: string;
}

export type Call = (account: IssuerAccount, method: string, params: object) => Promise<unknown>;

const mostRenewals = 5;
const renewalWindowMs = 10 * 86_400_000;
const success = 'E0000';
const envelope = z.object({ code: z.string(), describe: z.string().default(''), result: z.unknown().optional() });
/** What the gateway says of a token it does not take is not in our sources (unconfirmed): its words are what there is. */
const isBadToken = ({ describe }: NuonuoRefusal): boolean => /token/i.test(describe);

/**
 * One signed call: answers `result`, throws NuonuoRefusal for the gateway's no, and platform.* when the outcome is unknown (nothing came back, or
 * nothing readable). A token that was refused is fetched anew once.
 */
export function createCall(options: NuonuoOptions): Call {
  const { send, clock, gateway } = options;
  const tokens = createTokens({ send, kv: options.kv, base: options.tokenBase });
  const path = signedPath(gateway);
  /** Fifty tokens in thirty days: a gateway that goes on refusing good ones must not use them up. */
  const mayRenew = async (appKey: string): Promise<boolean> =>
    (await options.kv.increment(`token:nuonuo:${appKey}:renewed`, renewalWindowMs)) <= mostRenewals;

  const ask = async (account: IssuerAccount, method: string, body: string, accessToken: string): Promise<unknown> => {
    const call = {
      senid: randomBytes(16).toString('hex'),
      nonce: String(randomInt(10_000_000, 100_000_000)),
      timestamp: String(Math.floor(clock.now() / 1000)),
      appKey: account.appKey,
    };
    const answer = await send({
      method: 'POST',
      url: gateway,
      query: { senid: call.senid, nonce: call.nonce, timestamp: call.timestamp, appkey: call.appKey },
      text: body,
      headers: {
        'content-type': 'application/json',
        'x-nuonuo-sign': signCall(account.appSecret, { ...call, path, body }),
        accesstoken: accessToken,
        method,
        usertax: account.taxNo,
      },
      timeoutMs: 15_000,
    }).catch((error: unknown) => {
      throw unreachable(method, error);
    });
    if (answer.status >= 500) throw new AppError('platform.busy', { api: method, status: answer.status });
    const read = envelope.safeParse(readJson(answer.body));
    if (!read.success) throw new AppError('platform.unreachable', { api: method, status: answer.status });
    if (read.data.code !== success) throw new NuonuoRefusal(read.data.code, read.data.describe);
    return read.data.result;
  };

  return async (account, method, params) => {
    const body = JSON.stringify(params);
    const token = tokens(account);
    const first = await token.get();
    try {
      return await ask(account, `nuonuo.OpeMplatform.${method}`, body, first);
    } catch (error) {
      if (!(error instanceof NuonuoRefusal) || !isBadToken(error) || !(await mayRenew(account.appKey))) throw error;
      return ask(account, `nuonuo.OpeMplatform.${method}`, body, await token.renew(first));
    }
  };
}

/** A number of twenty digits that is not written as text keeps them all. */
function readJson(body: Buffer): unknown {
  try {
    return parseJsonKeepingLongIntegers(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
