import type { ErrcodeTable } from './errcodes.ts';

/**
 * What api.weixin.qq.com answers to official account and mini-program alike (facts §1.4, §1.7). What is not listed becomes `platform.refused`
 * with its errcode.
 */
export const weixinErrors: ErrcodeTable = {
  [-1]: 'platform.busy',
  45011: 'platform.busy',
  45033: 'platform.busy',
  268487001: 'platform.busy',
  268487002: 'platform.busy',
  45009: 'platform.quota',
  40164: 'platform.ip_refused',
  // The three stale-token codes are met outside the token endpoint only when a fresh token was refused as well.
  40001: 'platform.credential',
  40014: 'platform.credential',
  42001: 'platform.credential',
  40013: 'platform.credential',
  40125: 'platform.credential',
  40243: 'platform.credential',
  41002: 'platform.credential',
  41004: 'platform.credential',
};
