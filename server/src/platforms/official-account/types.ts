import type { Clock } from '../../kernel/clock.ts';
import type { Outgoing } from '../../kernel/outgoing.ts';
import type { KeyValue } from '../../kernel/store/key-value.ts';
import type { CallbackInput, CallbackQuery, OpenedPush } from '../callback/types.ts';
import type { PlatformLog } from '../api/log.ts';

export interface OfficialAccountOptions {
  appId: string;
  secret: string;
  /** `https://api.weixin.qq.com`, no trailing slash. */
  apiBase: string;
  /** `https://mp.weixin.qq.com`, no trailing slash. */
  mpBase: string;
  kv: KeyValue;
  send: Outgoing;
  clock: Clock;
  log?: PlatformLog;
}

/** Facts §3.1. Names and avatars are no longer given by the platform (since 2021-12-27) and therefore not modelled. */
export interface FollowerInfo {
  openid: string;
  /** False: not following; then only openid and perhaps unionid are present. */
  subscribed: boolean;
  unionid?: string;
  /** Last follow, Unix seconds. */
  subscribeTime?: number;
  /** `ADD_SCENE_…`, an open list. */
  subscribeScene?: string;
  remark?: string;
  tagIds: number[];
  /** The scene of the scanned QR code, if any; a numeric one as text. */
  qrSceneStr?: string;
}

export interface FollowerPage {
  /** Followers of the whole account. */
  total: number;
  openids: string[];
  /** Pass to the next call; undefined at the end. */
  nextOpenid?: string;
}

export interface QrCode {
  ticket: string;
  /** What the QR code contains. */
  url: string;
  /** Where the picture is, no token needed. */
  imageUrl: string;
  /** Absent for permanent codes. */
  expireSeconds?: number;
}

export interface FollowerTag {
  id: number;
  name: string;
  /** Followers that carry it. */
  count: number;
}

/** Every call may throw `platform.*`; none may be made inside a transaction. */
export interface OfficialAccount {
  userInfo(openid: string): Promise<FollowerInfo>;
  /** At most 100 openids; answers come in the order asked. */
  batchUserInfo(openids: readonly string[]): Promise<FollowerInfo[]>;
  /** Up to 10,000 openids after `nextOpenid`. */
  listFollowers(nextOpenid?: string): Promise<FollowerPage>;
  /** `sceneStr` 1–64 characters; without `expireSeconds` (at most 2,592,000) the code is permanent, 100,000 per account. */
  createQrCode(input: { sceneStr: string; expireSeconds?: number }): Promise<QrCode>;
  /** A customer-service text, within the window facts §4.4 describes (outside it: `platform.refused`, errcode 45015). */
  sendText(openid: string, text: string): Promise<void>;
  tags(): Promise<FollowerTag[]>;
  /** Asks for a token past the cache, to see whether AppID, secret and IP are accepted. */
  tokenProbe(): Promise<{ expiresInSeconds: number }>;
  /** Addresses of the platform's API servers, single or CIDR. */
  apiDomainIps(): Promise<string[]>;
}

export interface OfficialAccountCallbackOptions {
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

export interface TextReply {
  /** The person's openid. */
  to: string;
  /** The account's `gh_…` id. */
  from: string;
  text: string;
  /** Epoch milliseconds. */
  now: number;
  encrypted: boolean;
}

/** Everything that does not verify throws `callback.refused` with a `reason`. */
export interface OfficialAccountCallback {
  /** The GET check of the URL → the text to answer with, nothing around it. */
  verifyUrl(query: CallbackQuery): string;
  openPush(input: CallbackInput): OpenedPush;
  /** A passive reply, only if computed without network (five seconds). */
  sealTextReply(reply: TextReply): string;
}
