import { errorCatalogue } from '@lianke/shared';
import type { ErrorCode } from '@lianke/shared';
import type { Middleware } from 'koa';
import type { Ids } from '../ids.ts';
import type { Log } from '../log.ts';
import { AppError } from '../errors.ts';
import type { Metrics } from '../metrics.ts';
import type { HttpContext } from './koa-state.ts';

/** Gives every request an id, turns thrown errors into answers, and logs one line per request. Unknown failures show no internals. */
export function createErrorBoundary({ ids, log }: { ids: Ids; log: Log }, metrics: Metrics): Middleware {
  return async function errorBoundary(koa, next) {
    const ctx = koa as HttpContext;
    const began = performance.now();
    ctx.state.requestId = ids.next('request');
    ctx.set('x-request-id', ctx.state.requestId);
    try {
      await next();
    } catch (error) {
      answerError(ctx, error, log);
    }
    const ms = Math.round(performance.now() - began);
    metrics.requests.observe({ route: routeOf(ctx), status: String(ctx.status) }, ms / 1000);
    const actor = ctx.state.actor && 'staffId' in ctx.state.actor ? ctx.state.actor.staffId : undefined;
    log.debug({ requestId: ctx.state.requestId, method: ctx.method, path: ctx.path, status: ctx.status, ms, actor }, 'request');
  };
}

function answerError(ctx: HttpContext, error: unknown, log: Log): void {
  const known = error instanceof AppError ? error : undefined;
  const code: ErrorCode = known?.code ?? 'server.error';
  const { status } = errorCatalogue[code];
  if (!known) log.error({ err: error, requestId: ctx.state.requestId, path: ctx.path }, 'an unknown failure');
  else if (status >= 500) log.warn({ err: known, requestId: ctx.state.requestId, path: ctx.path, code }, 'a call failed');
  if (code === 'request.too_large') ctx.set('connection', 'close'); // the rest of the body is not read
  if (code === 'rate.limited' && typeof known?.data?.retryAfterSeconds === 'number')
    ctx.set('retry-after', String(known.data.retryAfterSeconds));
  const english = (ctx.get('accept-language') || '').toLowerCase().startsWith('en');
  const message = errorCatalogue[code][english ? 'en' : 'zh'];
  ctx.status = status;
  ctx.body = { error: { code, message, ...(known?.data ? { data: known.data } : {}), requestId: ctx.state.requestId } };
}

/** A label with few values: the endpoint where one answered, else the first part of the path. Made-up addresses must not make new time series. */
function routeOf(ctx: HttpContext): string {
  if (ctx.status === 404 || (ctx.path.startsWith('/callbacks/') && ctx.status >= 400)) return 'refused';
  return ctx.path.startsWith('/api/') || ctx.path.startsWith('/callbacks/') ? ctx.path : `/${ctx.path.split('/')[1] ?? ''}`;
}
