export type CryptMode = 'plain' | 'compat' | 'safe';

export interface Mode {
  oa: CryptMode;
  mini: CryptMode;
  miniFormat: 'xml' | 'json';
  /** Whether a second attempt carries the first one's timestamp and nonce; Tencent does not say. */
  retryNonce: 'reuse' | 'renew';
  timeoutMs: number;
  retryGapMs: number;
  /** Which accounts are bound to the open platform, so that unionid is given. */
  bound: { oa: boolean; mini: boolean; wecom: boolean; shop: boolean };
  /** When set, only these addresses may call Tencent. */
  allowedIps: string[] | null;
}

export const createMode = (): Mode => ({
  oa: 'safe',
  mini: 'safe',
  miniFormat: 'json',
  retryNonce: 'reuse',
  timeoutMs: 5_000,
  retryGapMs: 1_000,
  bound: { oa: true, mini: true, wecom: true, shop: true },
  allowedIps: null,
});
