import type { Clock } from '../../kernel/clock.ts';
import type { Outgoing } from '../../kernel/outgoing.ts';
import type { KeyValue } from '../../kernel/store/key-value.ts';
import type { PlatformLog } from '../api/log.ts';
import type { CallbackInput, CallbackQuery, OpenedPush } from '../callback/types.ts';
import type { TradeOrders } from './trade-orders.ts';

export interface MiniProgramOptions {
  appId: string;
  secret: string;
  /** `https://api.weixin.qq.com`, no trailing slash. */
  apiBase: string;
  kv: KeyValue;
  send: Outgoing;
  clock: Clock;
  log?: PlatformLog;
}

export interface MiniProgramSession {
  openid: string;
  unionid?: string;
  /** Never leaves the server. */
  sessionKey: string;
}

export interface PhoneNumber {
  /** With the country code when foreign. */
  phoneNumber: string;
  purePhoneNumber: string;
  countryCode: string;
}

/** Every call may throw `platform.*`; none may be made inside a transaction. */
export interface MiniProgram extends TradeOrders {
  /** `wx.login` code (5 minutes, once) → who it is. Throws `auth.code_invalid`. */
  codeToSession(code: string): Promise<MiniProgramSession>;
  /** `getPhoneNumber` code (5 minutes, once; not the login code). Throws `phone.code_invalid`. */
  phoneNumber(code: string): Promise<PhoneNumber>;
  /** Asks for a token past the cache, to see whether AppID, secret and IP are accepted. */
  tokenProbe(): Promise<{ expiresInSeconds: number }>;
}

export interface MiniProgramCallbackOptions {
  appId: string;
  token: string;
  /** 43 characters; without it only plain pushes can be read. */
  encodingAesKey?: string;
  /** Accept unencrypted pushes although a key is configured. Their signature does not cover the body. */
  allowPlain?: boolean;
  /** How far the signed timestamp may be from ours; 0 switches the check off. */
  maxSkewSeconds: number;
  clock: Clock;
}

/** Everything that does not verify throws `callback.refused` with a `reason`. Answer pushes with `success`. */
export interface MiniProgramCallback {
  verifyUrl(query: CallbackQuery): string;
  openPush(input: CallbackInput): OpenedPush;
}
