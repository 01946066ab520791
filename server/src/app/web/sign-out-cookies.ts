import type { Middleware } from 'koa';
import type { Deps } from '../../kernel/context.ts';
import { clearSessionCookies } from './session-cookies.ts';

/** A handler knows no cookies: when somebody signed out, this takes theirs away. */
export function createSignOutCookies(deps: Deps): Middleware {
  return async function signOutCookies(koa, next) {
    await next();
    if (koa.path === '/api/staff.session.end' && koa.status === 200) clearSessionCookies(deps, koa, { device: true });
  };
}
