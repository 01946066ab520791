import { PassThrough } from 'node:stream';
import type { Middleware } from 'koa';
import type { Deps } from '../../kernel/context.ts';
import { authorise } from '../../kernel/http/authorise.ts';
import type { HttpContext } from '../../kernel/http/koa-state.ts';
import type { ActorFinder } from '../../kernel/http/actors.ts';
import { deviceCookie, staffCookie } from '../../kernel/http/sessions.ts';

const heartbeatMs = 20_000;
/** At most one hint per customer and interval: a flood of followers must not become a flood of refreshes. */
const gatherMs = 150;

/** `GET /api/live[?customerId=…]`: server-sent hints that a customer changed, so that open pages refresh within a second. Carries ids only. */
export function createLiveStream(deps: Deps, actors: ActorFinder): { middleware: Middleware; closeAll(): void } {
  const open = new Set<PassThrough>();
  const middleware: Middleware = async (koa, next) => {
    if (koa.path !== '/api/live' || koa.method !== 'GET') return next();
    const ctx = koa as HttpContext;
    ctx.state.actor = await actors.find(ctx.cookies.get(staffCookie), ctx.cookies.get(deviceCookie));
    authorise(ctx.state.actor, { audience: 'staff', permission: 'customers.read' });
    const wanted = typeof ctx.query.customerId === 'string' ? ctx.query.customerId : undefined;

    const stream = new PassThrough();
    const changed = new Set<string>();
    const flush = setInterval(() => {
      const ids = [...changed].slice(0, 20);
      changed.clear();
      for (const customerId of ids) stream.write(`event: customer\ndata: ${JSON.stringify({ customerId })}\n\n`);
    }, gatherMs);
    const beat = setInterval(() => stream.write(': still here\n\n'), heartbeatMs);
    const unsubscribe = deps.live.subscribe(
      (customerId) =>
        void (customerId.startsWith('cus_') && changed.size < 20 && (!wanted || customerId === wanted) && changed.add(customerId)),
    );
    const end = (): void => {
      clearInterval(flush);
      clearInterval(beat);
      unsubscribe();
      open.delete(stream);
      stream.end();
    };
    ctx.req.on('close', end);
    stream.on('close', end);
    open.add(stream);
    stream.write('retry: 2000\n\n');
    ctx.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    ctx.status = 200;
    ctx.body = stream;
  };
  return { middleware, closeAll: () => [...open].forEach((stream) => stream.destroy()) };
}
