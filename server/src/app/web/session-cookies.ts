import type { Config } from '@lianke/config';
import type { Deps } from '../../kernel/context.ts';
import type { HttpContext } from '../../kernel/http/koa-state.ts';
import { deviceCookie, refreshCookie, staffCookie } from '../../kernel/http/sessions.ts';
import type { StaffTokens } from '../../kernel/http/sessions.ts';

const year = 365 * 86_400_000;
/** The refresh part goes only where it is used, so that no other request can leak it. */
export const renewalPath = '/auth/renew';

export const cookieRules = (config: Pick<Config, 'publicUrl'>) =>
  ({ httpOnly: true, sameSite: 'lax', secure: config.publicUrl.startsWith('https://'), path: '/', overwrite: true }) as const;

export function setSessionCookies(deps: Pick<Deps, 'config'>, ctx: HttpContext, tokens: StaffTokens): void {
  const rules = cookieRules(deps.config);
  ctx.cookies.secure = rules.secure; // the proxy speaks TLS for us, whether or not it says so
  ctx.cookies.set(staffCookie, tokens.access, { ...rules, expires: new Date(tokens.accessUntil) });
  ctx.cookies.set(refreshCookie, tokens.refresh, {
    ...rules,
    sameSite: 'strict',
    path: renewalPath,
    expires: new Date(tokens.refreshUntil),
  });
  ctx.cookies.set(deviceCookie, tokens.device, { ...rules, expires: new Date(tokens.refreshUntil + year) });
}

/** Forgets the session, on sign-out the device as well. */
export function clearSessionCookies(deps: Pick<Deps, 'config'>, ctx: HttpContext, { device = false } = {}): void {
  const rules = cookieRules(deps.config);
  ctx.cookies.secure = rules.secure;
  ctx.cookies.set(staffCookie, null, rules);
  ctx.cookies.set(refreshCookie, null, { ...rules, sameSite: 'strict', path: renewalPath });
  if (device) ctx.cookies.set(deviceCookie, null, rules);
}
