import type { Deps } from '../context.ts';
import type { HttpContext } from './koa-state.ts';

/** A foreign page can neither set this header without a CORS preflight (which we never grant) nor fake the Origin. */
export function isOwnPage(deps: Pick<Deps, 'config'>, ctx: HttpContext): boolean {
  const origin = ctx.get('origin');
  return (
    ctx.get('x-lianke-client') !== '' &&
    (origin === '' || origin === new URL(deps.config.publicUrl).origin || origin === `${ctx.protocol}://${ctx.host}`)
  );
}
