import { randomBytes, timingSafeEqual } from 'node:crypto';
import Router from '@koa/router';
import type { Middleware } from 'koa';
import { createContext } from '../../kernel/context.ts';
import type { Deps } from '../../kernel/context.ts';
import { AppError } from '../../kernel/errors.ts';
import type { HttpContext } from '../../kernel/http/koa-state.ts';
import { limitRate } from '../../kernel/http/rate-limit.ts';
import { describeDevice, describeOrigin } from '../../kernel/http/origin.ts';
import { deviceCookie } from '../../kernel/http/sessions.ts';
import { cookieRules, setSessionCookies } from './session-cookies.ts';
import { signInStaff } from '../../modules/identity/index.ts';
import { buildOauthUrl, buildWebLoginUrl } from '../../platforms/wecom/login-urls.ts';

const attemptCookie = 'lianke_signing_in';
const attemptMs = 600_000;

/** `/auth/wecom/start` sends the browser to WeCom, `/auth/wecom/callback` comes back with a code and starts the session. */
export function createWecomSignIn(deps: Deps): Middleware {
  const router = new Router();
  // In the demo the same server is opened as localhost and as 127.0.0.1, and cookies belong to the name that was used.
  const originOf = (ctx: HttpContext): string =>
    deps.config.simulated ? `${ctx.protocol}://${ctx.host}` : new URL(deps.config.publicUrl).origin;
  const cookie = cookieRules(deps.config);

  router.get('/auth/wecom/start', (koa) => {
    const ctx = koa as unknown as HttpContext;
    ctx.cookies.secure = cookie.secure; // the proxy speaks TLS for us, whether or not it says so
    const { wecom } = deps.ports;
    if (!wecom) return ctx.redirect('/workbench/login?error=platform.credential');
    const state = randomBytes(16).toString('hex');
    ctx.cookies.set(attemptCookie, `${state}.${Buffer.from(safeReturn(ctx.query.return)).toString('base64url')}`, {
      ...cookie,
      maxAge: attemptMs,
    });
    const input = { corpId: wecom.corpId, agentId: wecom.agentId, redirectUri: `${originOf(ctx)}/auth/wecom/callback`, state };
    const inside = ctx.query.mode === 'sidebar' || /wxwork\//i.test(ctx.get('user-agent'));
    ctx.redirect(inside ? buildOauthUrl(deps.config.bases.open, input) : buildWebLoginUrl(deps.config.bases.login, input));
  });

  router.get('/auth/wecom/callback', async (koa) => {
    const ctx = koa as unknown as HttpContext;
    ctx.cookies.secure = cookie.secure;
    const [state = '', target = ''] = (ctx.cookies.get(attemptCookie) ?? '').split('.');
    ctx.cookies.set(attemptCookie, null, cookie);
    try {
      await limitRate(deps.kv, deps.log, `sign-in:${ctx.ip}`, 60);
      if (!sameText(state, String(ctx.query.state ?? ''))) throw new AppError('auth.state_mismatch');
      const tokens = await signInStaff(createContext(deps, { kind: 'nobody' }, ctx.state.requestId, describeOrigin(ctx)), {
        code: String(ctx.query.code ?? ''),
        device: ctx.cookies.get(deviceCookie),
        deviceName: describeDevice(ctx),
      });
      setSessionCookies(deps, ctx, tokens);
      ctx.redirect(safeReturn(Buffer.from(target, 'base64url').toString()));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      deps.log.info({ code: error.code, requestId: ctx.state.requestId }, 'a sign-in was refused');
      ctx.redirect(`/workbench/login?error=${error.code}`);
    }
  });
  return router.routes() as unknown as Middleware;
}

const sameText = (a: string, b: string): boolean =>
  a.length > 0 && a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** Only back into our own pages; `//host` and `/\host` would leave. */
function safeReturn(target: unknown): string {
  return typeof target === 'string' && /^\/(workbench|sidebar)(\/|\?|$)/.test(target) && !target.includes('\\') ? target : '/workbench/';
}
