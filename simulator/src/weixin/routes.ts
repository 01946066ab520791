import Router from '@koa/router';
import type { Sender } from '../callbacks/sender.ts';
import { serveEndpoints } from '../http/serve-endpoints.ts';
import type { SimRouter, SimState } from '../http/state.ts';
import type { World } from '../world/world.ts';
import { weixinDialect } from './dialect.ts';
import { messageEndpoints } from './messages.ts';
import { miniProgramEndpoints } from './mini-program.ts';
import { platformInfoEndpoints } from './platform-info.ts';
import { sceneCodeEndpoints } from './scene-codes.ts';
import { shopEndpoints } from './shop/endpoints.ts';
import { tokenEndpoints } from './tokens.ts';
import { tradeEndpoints } from './trade/endpoints.ts';
import { userEndpoints } from './users.ts';

export function weixinRoutes(world: World, sender: Sender): SimRouter {
  const router = new Router<SimState>({ prefix: '/weixin' });
  serveEndpoints(router, world, weixinDialect, [
    ...tokenEndpoints,
    ...userEndpoints,
    ...messageEndpoints,
    ...sceneCodeEndpoints,
    ...platformInfoEndpoints,
    ...miniProgramEndpoints,
    ...tradeEndpoints(sender),
    ...shopEndpoints,
  ]);
  router.all('/*unknown', (ctx) => {
    ctx.body = { errcode: 40066, errmsg: 'invalid url' };
  });
  return router;
}
