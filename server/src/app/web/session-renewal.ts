import type { Middleware } from 'koa';
import { createContext } from '../../kernel/context.ts';
import type { Deps } from '../../kernel/context.ts';
import { AppError } from '../../kernel/errors.ts';
import type { HttpContext } from '../../kernel/http/koa-state.ts';
import { describeOrigin } from '../../kernel/http/origin.ts';
import { isOwnPage } from '../../kernel/http/own-page.ts';
import { limitRate } from '../../kernel/http/rate-limit.ts';
import { deviceCookie, hashOf, refreshCookie } from '../../kernel/http/sessions.ts';
import { renewSession } from '../../modules/identity/index.ts';
import { renewalPath, setSessionCookies } from './session-cookies.ts';

/** `POST /auth/renew`: both parts of a staff session for new ones. 401 when there is nothing to renew: the person signs in again. */
export function createSessionRenewal(deps: Deps): Middleware {
  return async function sessionRenewal(koa, next) {
    if (koa.path !== renewalPath || koa.method !== 'POST') return next();
    const ctx = koa as HttpContext;
    if (!isOwnPage(deps, ctx)) throw new AppError('auth.origin_refused');
    await limitRate(deps.kv, deps.log, `renew:${ctx.ip}`, 120);
    const refresh = ctx.cookies.get(refreshCookie);
    if (refresh) await limitRate(deps.kv, deps.log, `renew:${hashOf(refresh)}`, 20);
    const tokens =
      refresh &&
      (await renewSession(
        createContext(deps, { kind: 'nobody' }, ctx.state.requestId, describeOrigin(ctx)),
        refresh,
        ctx.cookies.get(deviceCookie),
      ));
    ctx.set('cache-control', 'no-store');
    if (!tokens) throw new AppError('auth.session_ended'); // the cookies stay: another tab may have renewed them this moment
    setSessionCookies(deps, ctx, tokens);
    ctx.body = { data: { accessUntil: tokens.accessUntil } };
  };
}
