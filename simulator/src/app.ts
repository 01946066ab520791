import Koa from 'koa';
import type { Middleware } from 'koa';
import type { Control } from './box/control.ts';
import { boxRoutes } from './box/routes.ts';
import type { Sender } from './callbacks/sender.ts';
import type { InvoiceDesk } from './einvoice/desk.ts';
import { einvoiceRoutes } from './einvoice/routes.ts';
import { logExchange } from './http/log-exchange.ts';
import { openToAll } from './http/open-to-all.ts';
import { readBody } from './http/read-body.ts';
import type { SimState } from './http/state.ts';
import { imageRoutes } from './pages/images.ts';
import { staffLoginRoutes } from './pages/staff-login.ts';
import type { Notices } from './pay/notices.ts';
import { payRoutes } from './pay/routes.ts';
import { createStage } from './stage/serve.ts';
import { wecomRoutes } from './wecom/routes.ts';
import { weixinRoutes } from './weixin/routes.ts';
import type { World } from './world/world.ts';

/** The stage is bundled when first asked for: tests never pay for it. */
function lazyStage(): Middleware {
  let stage: Promise<Middleware> | undefined;
  return async (ctx, next) => {
    if (ctx.path !== '/' && !ctx.path.startsWith('/stage')) {
      await next();
      return;
    }
    stage ??= createStage();
    const serve = await stage;
    await serve(ctx, next);
  };
}

export function createApp(world: World, control: Control, sender: Sender, notices: Notices, desk: InvoiceDesk): Koa<SimState> {
  const app = new Koa<SimState>();
  app.use(openToAll);
  app.use(lazyStage());
  app.use(readBody);
  app.use(logExchange(world));
  const routers = [
    boxRoutes(world, control),
    weixinRoutes(world, sender),
    wecomRoutes(world),
    payRoutes(world, notices),
    einvoiceRoutes(world, desk),
    staffLoginRoutes(world),
    imageRoutes(world),
  ];
  for (const router of routers) app.use(router.routes());
  return app;
}
