import type { Clock } from '../../kernel/clock.ts';
import type { Outgoing } from '../../kernel/outgoing.ts';
import type { KeyValue } from '../../kernel/store/key-value.ts';
import type { PlatformLog } from '../api/log.ts';
import type { CallbackInput, CallbackQuery, Fields } from '../callback/types.ts';

export interface WecomOptions {
  corpId: string;
  agentId: string;
  agentSecret: string;
  /** The secret for externalcontact/*; corps since 2023-12 use the app's own, which is the default. */
  contactSecret?: string;
  /** `https://qyapi.weixin.qq.com`, no trailing slash. */
  apiBase: string;
  kv: KeyValue;
  send: Outgoing;
  clock: Clock;
  log?: PlatformLog;
}

export type WecomOauthUser = { userid: string } | { openid: string; externalUserid?: string };

/** Most fields are withheld from apps made after 2022-06-20 (facts §5.6): only userid and name can be counted on. */
export interface WecomMember {
  userid: string;
  name: string;
  departmentIds: number[];
  position?: string;
  avatar?: string;
  mobile?: string;
  /** 1 active, 2 disabled, 4 not activated, 5 left. */
  status?: number;
}

export interface WecomDepartment {
  id: number;
  name: string;
  /** 0 for the root; may be a department outside the app's visible range. */
  parentId: number;
  order: number;
}

/** What the app can see of the corp: departments, and the members who sit in them. Members let in one by one may be missing (facts §5.6). */
export interface WecomDirectory {
  departments: WecomDepartment[];
  members: WecomMember[];
}

export interface WecomTransferPair {
  handoverUserid: string;
  takeoverUserid: string;
  /** The member who gives has left the corp: other calls, no word to the customer. */
  left: boolean;
}

/** 'none' = WeCom knows of no such transfer any more. */
export type WecomTransferStatus = 'done' | 'waiting' | 'refused' | 'limit' | 'none';

export interface WecomContact {
  externalUserid: string;
  name: string;
  /** 1 WeChat user, 2 WeCom user of another corp. */
  type: number;
  avatar?: string;
  /** 0 unknown, 1 male, 2 female. */
  gender: number;
  unionid?: string;
}

export interface WecomFollowerTag {
  /** Absent for personal tags. */
  id?: string;
  name: string;
  group: string;
  /** 1 corp tag, 2 personal tag, 3 strategy tag. */
  type: number;
}

export interface WecomRelation {
  userid: string;
  remark: string;
  description: string;
  /** Unix seconds. */
  createtime: number;
  state?: string;
  /** Facts §3.3; treat unknown values as opaque. */
  addWay?: number;
  remarkMobiles: string[];
}

export type WecomFollower = WecomRelation & { tags: WecomFollowerTag[] };

export interface WecomExternalContact {
  contact: WecomContact;
  /** Only members in the app's visible range. */
  followers: WecomFollower[];
}

export interface WecomContactPage {
  /** One row per member–customer pair; tags come as ids only (corp and strategy tags). */
  rows: { contact: WecomContact; follower: WecomRelation & { tagIds: string[] } }[];
  nextCursor?: string;
}

export interface WecomTagGroup {
  id: string;
  name: string;
  tags: { id: string; name: string }[];
}

export type SignatureKind = 'config' | 'agent';

export interface UrlSignature {
  corpId: string;
  agentId: string;
  /** Unix seconds. */
  timestamp: number;
  nonceStr: string;
  signature: string;
}

/** Every call may throw `platform.*`; none may be made inside a transaction. */
export interface Wecom {
  agentToken(): Promise<string>;
  contactToken(): Promise<string>;
  /** Asks for a token past the cache, to see whether corpid, secret and IP are accepted. */
  tokenProbe(secret: 'agent' | 'contact'): Promise<{ expiresInSeconds: number }>;
  /** OAuth or web-login code (5 minutes, once). Throws `auth.code_invalid`. */
  oauthUser(code: string): Promise<WecomOauthUser>;
  /** Unknown, left or invisible member: `platform.refused` with errcode 60111. */
  member(userid: string): Promise<WecomMember>;
  /** Everybody in the app's visible range, each once. */
  members(): Promise<WecomMember[]>;
  directory(): Promise<WecomDirectory>;
  /** Members who have the customer-contact feature. */
  followUserids(): Promise<string[]>;
  /** A member without customers (84061) gives []. */
  customerIds(userid: string): Promise<string[]>;
  externalContact(externalUserid: string): Promise<WecomExternalContact>;
  /** At most 100 userids; call with `nextCursor` until it is undefined. */
  batchContacts(userids: readonly string[], cursor?: string): Promise<WecomContactPage>;
  /** Asks for at most 100 customers to be transferred; 0 = accepted, settled after 24 h (or the customer's no). Per customer an errcode. */
  transferCustomers(
    input: WecomTransferPair & { externalUserids: readonly string[] },
  ): Promise<{ externalUserid: string; errcode: number }[]>;
  /** What became of them, up to 1,000 a page; call with `nextCursor` until it is undefined. */
  transferResults(
    pair: WecomTransferPair,
    cursor?: string,
  ): Promise<{ rows: { externalUserid: string; status: WecomTransferStatus }[]; nextCursor?: string }>;
  corpTags(): Promise<WecomTagGroup[]>;
  /** A QR code that adds one of `userids` (≤100). `state` ≤30 characters comes back in the event. Keep `configId`. */
  addContactWay(input: { userids: readonly string[]; state: string; remark: string }): Promise<{ configId: string; qrCode: string }>;
  /** Within 20 s of the event; `platform.refused` with 41050 too late, 41051 already sent. */
  sendWelcome(welcomeCode: string, text: string): Promise<void>;
  jsapiTicket(): Promise<string>;
  agentTicket(): Promise<string>;
  /** For `ww.register`; the caller must have checked that the URL is one of ours. */
  signUrl(kind: SignatureKind, url: string): Promise<UrlSignature>;
}

export interface WecomCallbackOptions {
  corpId: string;
  token: string;
  encodingAesKey: string;
  /** How far the signed timestamp may be from ours; 0 switches the check off. */
  maxSkewSeconds: number;
  clock: Clock;
}

/** The inner event (facts §2.6–2.10). */
export interface WecomMessage {
  /** The corpid. */
  toUserName: string;
  /** `sys` or a userid. */
  fromUserName: string;
  /** Unix seconds. */
  createTime: number;
  msgType: string;
  event?: string;
  changeType?: string;
  userId?: string;
  externalUserId?: string;
  state?: string;
  /** Lives 20 s. */
  welcomeCode?: string;
  agentId?: string;
  /** Everything received, names as Tencent writes them. */
  fields: Fields;
}

/** Everything that does not verify throws `callback.refused` with a `reason`. Answer pushes with `success` or an empty body. */
export interface WecomCallback {
  /** The GET check (answer within one second) → the decrypted text to answer with, nothing around it. */
  verifyUrl(query: CallbackQuery): string;
  openPush(input: CallbackInput): { message: WecomMessage; dedupeKey: string };
}
