import type { Redis } from 'ioredis';
import type { Middleware } from 'koa';
import type { Deps } from '../../kernel/context.ts';
import type { Metrics } from '../../kernel/metrics.ts';

/** `/healthz`: the process lives. `/readyz`: it can do its work. `/metrics`: Prometheus, for the machine itself and, outside production, anybody. */
export function createHealth(it: { deps: Deps; redis: Redis | null; metrics: Metrics; isStopping: () => boolean }): Middleware {
  const { deps, redis, metrics } = it;
  return async function health(ctx, next) {
    if (ctx.path === '/healthz') ctx.body = { ok: true };
    else if (ctx.path === '/readyz') {
      const checks = {
        stopping: it.isStopping(),
        database: await works(() => deps.db.raw('select 1')),
        redis: redis ? await works(() => redis.ping()) : true,
      };
      const ready = !checks.stopping && checks.database && checks.redis;
      ctx.status = ready ? 200 : 503;
      ctx.body = { ready, ...checks };
    } else if (ctx.path === '/metrics' && (!deps.config.production || /^(::ffff:)?127\.|^::1$/.test(ctx.ip))) {
      for (const queue of ['inbox', 'jobs', 'outbox'] as const) metrics.backlog.set({ queue }, await countWaiting(deps, queue));
      ctx.type = metrics.registry.contentType;
      ctx.body = await metrics.registry.metrics();
    } else return next();
  };
}

const works = (ask: () => PromiseLike<unknown>): Promise<boolean> =>
  Promise.resolve()
    .then(ask)
    .then(
      () => true,
      () => false,
    );

async function countWaiting({ db }: Deps, queue: 'inbox' | 'jobs' | 'outbox'): Promise<number> {
  const waiting = {
    inbox: db('inbox').where({ status: 'received' }),
    jobs: db('jobs').whereIn('status', ['ready', 'running']),
    outbox: db('outbox'),
  };
  const row = (await waiting[queue].count({ count: '*' }).first()) as { count: number | string };
  return Number(row.count);
}
