import { PassThrough } from 'node:stream';
import type { Middleware } from 'koa';
import type { Actor, Deps } from '../../kernel/context.ts';
import { authorise } from '../../kernel/http/authorise.ts';
import type { HttpContext } from '../../kernel/http/koa-state.ts';
import type { ActorFinder } from '../../kernel/http/actors.ts';
import { deviceCookie, staffCookie } from '../../kernel/http/sessions.ts';
import { visibleAmong } from '../../modules/customers/index.ts';

const heartbeatMs = 20_000;
/** At most one hint per customer and interval: a flood of followers must not become a flood of refreshes. */
const gatherMs = 150;

/** What one hint batch looks at, and what it tells: a page told of twenty has to look at everything anyway. */
const mostGathered = 500;
const mostTold = 20;

/**
 * `GET /api/live[?customerId=…]`: server-sent hints that a customer changed, so that open pages refresh within a second. Carries ids only, and only
 * of customers the caller may see at that moment; whoever lost the right, or whose session is over, is cut off (the page renews and comes back).
 */
export function createLiveStream(deps: Deps, actors: ActorFinder): { middleware: Middleware; closeAll(): void } {
  const open = new Set<PassThrough>();
  const middleware: Middleware = async (koa, next) => {
    if (koa.path !== '/api/live' || koa.method !== 'GET') return next();
    const ctx = koa as HttpContext;
    const [token, device] = [ctx.cookies.get(staffCookie), ctx.cookies.get(deviceCookie)];
    const caller = async (): Promise<Actor> => {
      const actor = await actors.find(token, device);
      authorise(actor, { audience: 'staff', permission: 'customers.read' });
      return actor;
    };
    ctx.state.actor = await caller();
    const wanted = typeof ctx.query.customerId === 'string' ? ctx.query.customerId : undefined;

    const stream = new PassThrough();
    const changed = new Set<string>();
    const tell = async (): Promise<void> => {
      const ids = [...changed];
      changed.clear();
      const visible = await visibleAmong({ ...deps, actor: await caller() }, ids);
      for (const customerId of [...visible].slice(0, mostTold))
        stream.write(`event: customer\ndata: ${JSON.stringify({ customerId })}\n\n`);
    };
    let telling = false;
    const flush = setInterval(() => {
      if (changed.size === 0 || telling) return;
      telling = true;
      tell()
        .catch(() => stream.destroy())
        .finally(() => (telling = false));
    }, gatherMs);
    const beat = setInterval(() => {
      stream.write(': still here\n\n');
      caller().catch(() => stream.destroy());
    }, heartbeatMs);
    const unsubscribe = deps.live.subscribe(
      (id) => void (id.startsWith('cus_') && changed.size < mostGathered && (!wanted || id === wanted) && changed.add(id)),
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
