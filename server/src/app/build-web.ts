import type { Server } from 'node:http';
import { contracts } from '@lianke/shared/contracts';
import type { Redis } from 'ioredis';
import Koa from 'koa';
import type { Deps } from '../kernel/context.ts';
import { createErrorBoundary } from '../kernel/http/error-boundary.ts';
import { buildOpenApi } from '../kernel/http/open-api.ts';
import { createActorFinder } from '../kernel/http/actors.ts';
import { createApi } from '../kernel/http/serve.ts';
import { createReceiver } from '../kernel/inbox/receive.ts';
import { createMetrics } from '../kernel/metrics.ts';
import { AppError } from '../kernel/errors.ts';
import { openKeys } from '../modules/order-sync/index.ts';
import { handlers } from './modules.ts';
import { createCallbacks } from './web/callbacks.ts';
import { createDownloads } from './web/downloads.ts';
import { createHealth } from './web/health.ts';
import { createLiveStream } from './web/live-stream.ts';
import { createPages } from './web/pages.ts';
import { createSecurityHeaders } from './web/security-headers.ts';
import { createSessionRenewal } from './web/session-renewal.ts';
import { createSignOutCookies } from './web/sign-out-cookies.ts';
import { createWecomSignIn } from './web/wecom-sign-in.ts';

export interface Web {
  listen(port: number, host: string): Promise<Server>;
  /** Takes no new requests and resolves when the running ones are answered. */
  stop(): Promise<void>;
}

/** The HTTP side. Order matters: errors are caught first, health and callbacks need no session, pages come last. */
export function buildWeb(deps: Deps, redis: Redis | null): Web {
  const app = new Koa();
  app.proxy = deps.config.trustProxy;
  app.maxIpsCount = 1; // what the nearest proxy appended; anything before it is the client's word
  const metrics = createMetrics();
  const actors = createActorFinder(deps);
  const live = createLiveStream(deps, actors);
  const openApi = buildOpenApi(contracts);
  let stopping = false;
  let server: Server | undefined;

  app.use(createErrorBoundary(deps, metrics));
  app.use(createHealth({ deps, redis, metrics, isStopping: () => stopping }));
  app.use(createCallbacks(deps, createReceiver(deps), metrics));
  app.use(createSecurityHeaders(deps.config));
  app.use(live.middleware);
  app.use(createSignOutCookies(deps));
  app.use(createApi(deps, actors, contracts, handlers, openKeys));
  app.use(createDownloads(deps, actors));
  app.use(createWecomSignIn(deps));
  app.use(createSessionRenewal(deps));
  app.use((ctx, next) => {
    if (ctx.path !== '/openapi.json') return next();
    ctx.body = openApi;
  });
  for (const page of createPages(deps)) app.use(page);
  app.use(() => {
    throw new AppError('request.not_found');
  });
  app.on('error', (error: Error & { code?: string }) => {
    if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') deps.log.error({ err: error }, 'an answer could not be sent');
  });

  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server = app.listen(port, host, () => resolve(server as Server));
        server.keepAliveTimeout = 65_000; // longer than load balancers keep theirs
        server.on('error', reject);
      }),
    stop: async () => {
      stopping = true;
      live.closeAll();
      actors.close();
      if (!server) return;
      const closed = new Promise<void>((resolve) => server?.close(() => resolve()));
      server.closeIdleConnections();
      const impatient = setTimeout(() => server?.closeAllConnections(), 5_000);
      await closed;
      clearTimeout(impatient);
    },
  };
}
