import Router from '@koa/router';
import { serveEndpoints } from '../http/serve-endpoints.ts';
import type { SimRouter, SimState } from '../http/state.ts';
import type { World } from '../world/world.ts';
import { appEndpoints } from './app.ts';
import { contactWayEndpoints } from './contact-ways.ts';
import { corpTagEndpoints } from './corp-tags.ts';
import { customerEndpoints } from './customers.ts';
import { departmentEndpoints } from './departments.ts';
import { wecomDialect } from './dialect.ts';
import { memberEndpoints } from './members.ts';
import { messageEndpoints } from './messages.ts';
import { tokenEndpoints } from './tokens.ts';
import { transferEndpoints } from './transfers.ts';

export function wecomRoutes(world: World): SimRouter {
  const router = new Router<SimState>({ prefix: '/qyapi' });
  serveEndpoints(router, world, wecomDialect, [
    ...tokenEndpoints,
    ...customerEndpoints,
    ...transferEndpoints,
    ...corpTagEndpoints,
    ...contactWayEndpoints,
    ...messageEndpoints,
    ...memberEndpoints,
    ...departmentEndpoints,
    ...appEndpoints,
  ]);
  return router;
}
