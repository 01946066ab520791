import type { Context as KoaContext } from 'koa';
import type { Actor } from '../context.ts';

/** What our middleware leaves on a request. */
export interface RequestState {
  requestId: string;
  actor?: Actor;
}

export type HttpContext = KoaContext & { state: RequestState };
