import type Router from '@koa/router';
import type { ParameterizedContext } from 'koa';
import type { Platform } from '../world/platform.ts';

export interface SimState {
  /** The request's body as it came. */
  raw: string;
  /** Whose API was called, once known: the exchange log shows it. */
  platform: Platform | 'wechat-pay' | 'einvoice';
  /** What the exchange log says, where the body does not tell. */
  verdict?: string;
}

export type SimContext = ParameterizedContext<SimState>;
export type SimRouter = Router<SimState>;
