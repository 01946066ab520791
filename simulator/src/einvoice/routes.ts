import Router from '@koa/router';
import type { SimRouter, SimState } from '../http/state.ts';
import type { World } from '../world/world.ts';
import type { InvoiceDesk } from './desk.ts';
import { serveFiles } from './document/serve-files.ts';
import { accessToken, gateway } from './nuonuo/gateway.ts';

export function einvoiceRoutes(world: World, desk: InvoiceDesk): SimRouter {
  const router = new Router<SimState>({ prefix: '/nuonuo' });
  router.post('/open/v1/services', gateway(world, desk));
  router.post('/accessToken', accessToken(world));
  serveFiles(router, world);
  return router;
}
