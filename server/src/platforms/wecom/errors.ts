import type { ErrcodeTable } from '../api/errcodes.ts';

/** Facts §1.5. What is not listed becomes `platform.refused` with its errcode. */
export const wecomErrors: ErrcodeTable = {
  [-1]: 'platform.busy',
  6000: 'platform.busy',
  45011: 'platform.busy',
  45033: 'platform.busy',
  // Another app is sending the welcome message at this moment.
  41096: 'platform.busy',
  45009: 'platform.quota',
  60020: 'platform.ip_refused',
  40001: 'platform.credential',
  40013: 'platform.credential',
  40014: 'platform.credential',
  40091: 'platform.credential',
  42001: 'platform.credential',
  40125: 'platform.credential',
  41002: 'platform.credential',
  41004: 'platform.credential',
};

/** Facts §4.2: single use, five minutes. */
export const loginErrors: ErrcodeTable = {
  40029: 'auth.code_invalid',
  40163: 'auth.code_invalid',
  42003: 'auth.code_invalid',
  42022: 'auth.code_invalid',
};

/** "Not external contact": the member has no customers, or this pair has no relation (facts §1.5, §9.4). */
export const noRelationErrcode = 84061;
