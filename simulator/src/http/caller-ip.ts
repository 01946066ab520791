import type { SimContext } from './state.ts';

export const callerIp = (ctx: SimContext): string => ctx.ip.replace(/^::ffff:/, '').replace(/^::1$/, '127.0.0.1');
