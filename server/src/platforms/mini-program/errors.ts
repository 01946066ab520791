import type { ErrcodeTable } from '../api/errcodes.ts';

/** Facts §5.1: 40163 is a code used before, usually a client that retried after a slow first answer. */
export const loginErrors: ErrcodeTable = { 40029: 'auth.code_invalid', 40163: 'auth.code_invalid', 41008: 'auth.code_invalid' };

/** Facts §5.2; that a reused code answers 40029 too is unconfirmed, so 40163 is read the same. */
export const phoneErrors: ErrcodeTable = { 40029: 'phone.code_invalid', 40163: 'phone.code_invalid' };

/** Facts §5.9. What is told as an outcome (`shipping.ts`) is not here. */
export const tradeErrors: ErrcodeTable = { 10060012: 'platform.busy', 10060019: 'platform.busy' };
