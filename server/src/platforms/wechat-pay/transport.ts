import { z } from 'zod';
import { AppError } from '../../kernel/errors.ts';
import type { OutgoingResponse } from '../../kernel/outgoing.ts';
import { assertOutsideTransaction } from '../../kernel/transaction-mark.ts';
import { unreachable } from '../api/ask.ts';
import type { MerchantSource } from './merchant.ts';
import { PayRefusal } from './refusal.ts';
import type { WechatPayOptions } from './types.ts';

export interface PayRequest {
  method: 'GET' | 'POST' | 'PATCH';
  /** `/v3/…` with its query, percent-encoded: these very characters are signed and sent. */
  path: string;
  json?: object;
  /** An upload: signed is only what it says about the file (facts §1). */
  form?: { signed: string; contentType: string; bytes: Buffer };
  timeoutMs?: number;
  maxBytes?: number;
}

/** Sends one signed request. Answers 2xx only, its signature not yet checked; throws PayRefusal or `platform.unreachable`. */
export type Transport = (request: PayRequest) => Promise<OutgoingResponse>;

const errorBody = z.object({ code: z.string().max(64), message: z.string().default('') });

export function createTransport(options: WechatPayOptions, merchant: MerchantSource): Transport {
  return async ({ method, path, json, form, timeoutMs, maxBytes }) => {
    const api = path.split('?')[0] ?? path;
    assertOutsideTransaction(`${method} ${api}`);
    const { credentials, signer } = await merchant.get();
    const body = form?.signed ?? (json === undefined ? '' : JSON.stringify(json));
    const seconds = Math.floor(options.clock.now() / 1000);
    const headers: Record<string, string> = {
      accept: 'application/json',
      'user-agent': 'lianke',
      authorization: signer.authorization({ method, path, body, seconds }),
      // Asks for answers signed with the public key; without it they come signed with a certificate (facts §2).
      ...(credentials.publicKey ? { 'wechatpay-serial': credentials.publicKey.id } : {}),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...(form && { 'content-type': form.contentType }),
    };
    const content = form ? { bytes: form.bytes } : json === undefined ? {} : { text: body };
    const request = { method, url: options.apiBase + path, headers, ...content, timeoutMs, maxBytes };
    const response = await options.send(request).catch((error: unknown) => {
      throw unreachable(api, error);
    });
    if (response.status >= 200 && response.status < 300) return response;
    const refusal = readRefusal(api, response);
    if (refusal.wxCode === 'SIGN_ERROR') merchant.forget();
    throw refusal;
  };
}

/** Error answers are not signature-checked by WeChat's own SDKs either (facts §2), so nothing of money is read from one. */
function readRefusal(api: string, { status, headers, body }: OutgoingResponse): PayRefusal {
  const number = Number(/-(\d+)$/.exec(headers['request-id'] ?? '')?.[1] ?? 0);
  try {
    const { code, message } = errorBody.parse(JSON.parse(body.toString('utf8')));
    return new PayRefusal({ api, status, wxCode: code, number, sentence: message });
  } catch {
    // A gateway's own page: busy when it says so by its status, otherwise not WeChat Pay at all.
    if (status >= 500 || status === 429) return new PayRefusal({ api, status, wxCode: 'SYSTEM_ERROR', number, sentence: 'no JSON' });
    throw new AppError('platform.unreachable', { api, status }, { cause: new Error('the answer is not an error of WeChat Pay') });
  }
}
