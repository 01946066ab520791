import type { ErrcodeTable } from '../api/errcodes.ts';

/** Facts §1.4, §1.7. What is not listed becomes `platform.refused` with its errcode. */
export const miniProgramErrors: ErrcodeTable = {
  [-1]: 'platform.busy',
  45011: 'platform.busy',
  45033: 'platform.busy',
  268487001: 'platform.busy',
  268487002: 'platform.busy',
  45009: 'platform.quota',
  40164: 'platform.ip_refused',
  40001: 'platform.credential',
  40014: 'platform.credential',
  42001: 'platform.credential',
  40013: 'platform.credential',
  40125: 'platform.credential',
  40243: 'platform.credential',
  41002: 'platform.credential',
  41004: 'platform.credential',
};

/** Facts §5.1: 40163 is a code used before, usually a client that retried after a slow first answer. */
export const loginErrors: ErrcodeTable = { 40029: 'auth.code_invalid', 40163: 'auth.code_invalid', 41008: 'auth.code_invalid' };

/** Facts §5.2; that a reused code answers 40029 too is unconfirmed, so 40163 is read the same. */
export const phoneErrors: ErrcodeTable = { 40029: 'phone.code_invalid', 40163: 'phone.code_invalid' };
