import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import API from 'wechat-api';
import { AppError } from '../../kernel/errors.ts';
import { assertOutsideTransaction } from '../../kernel/transaction-mark.ts';
import { unreachable } from '../api/ask.ts';
import { ApiRefusal } from '../api/refusal.ts';

type Callback = (error: Error | null, data?: unknown, response?: { statusCode?: number }) => void;
type Call = (api: API, done: Callback) => void;

export interface WechatApi {
  /** Runs one method of the package with this token. `api` is the path, for errors. Throws ApiRefusal, `platform.busy` or `platform.unreachable`. */
  call(token: string, api: string, call: Call): Promise<unknown>;
  qrCodeImageUrl(ticket: string): string;
}

const timeoutMs = 10_000;
const agentOptions = { keepAlive: true, maxSockets: 64 };

/** The npm package wechat-api behind our token, our errors and our bounds; README.md tells what is changed and why. */
export function createWechatApi({ appId, apiBase, mpBase }: { appId: string; apiBase: string; mpBase: string }): WechatApi {
  // No secret: the token comes from our store, and what the package does not know it cannot put into an error.
  const base = new API(appId, '');
  base.endpoint = apiBase; // the field: setEndpoint() forces https
  base.mpPrefix = `${mpBase}/cgi-bin/`;
  base.fileServerPrefix = `${apiBase}/cgi-bin/`; // its default is plain http
  base.setOpts({ timeout: timeoutMs, agent: new HttpAgent(agentOptions), httpsAgent: new HttpsAgent(agentOptions) });
  return {
    call: (token, api, call) => {
      assertOutsideTransaction(api);
      return new Promise((resolve, reject) => {
        call(boundTo(base, token), (error, data, response) => {
          const failure = explain(api, error, data, response?.statusCode ?? 0);
          if (failure) reject(failure);
          else resolve(data);
        });
      });
    },
    qrCodeImageUrl: (ticket) => base.showQRCodeURL(encodeURIComponent(ticket)),
  };
}

/** The package keeps the token on the instance, so each call gets its own; its preRequest would re-send a refused call with the same token. */
function boundTo(base: API, token: string): API {
  const bound = Object.create(base) as API;
  bound.token = { accessToken: encodeURIComponent(token) };
  bound.preRequest = (method, args) => method.apply(bound, Array.from(args));
  return bound;
}

/** The package's own error is dropped: its message and `res.requestUrls` hold the address with the token. It does not look at the HTTP status. */
function explain(api: string, error: Error | null, data: unknown, status: number): Error | undefined {
  const errcode = errcodeOf(data);
  if (errcode !== undefined) return new ApiRefusal(api, errcode.errcode, errcode.errmsg);
  if (status >= 500) return new AppError('platform.busy', { api, status });
  return error ? unreachable(api, error) : undefined;
}

function errcodeOf(data: unknown): { errcode: number; errmsg: string } | undefined {
  if (typeof data !== 'object' || data === null || !('errcode' in data) || !data.errcode) return undefined;
  return { errcode: Number(data.errcode), errmsg: 'errmsg' in data ? String(data.errmsg) : '' };
}
