import Router from '@koa/router';
import type { SimRouter, SimState } from '../http/state.ts';
import type { World } from '../world/world.ts';
import { billEndpoints } from './bill-endpoints.ts';
import { certificateEndpoints } from './certificates.ts';
import { cardEndpoints } from './fapiao/cards.ts';
import { setupEndpoints } from './fapiao/setup-endpoints.ts';
import { titleEndpoints } from './fapiao/title-endpoints.ts';
import { uploadEndpoint } from './fapiao/upload.ts';
import type { Notices } from './notices.ts';
import { refundEndpoints } from './refund-endpoints.ts';
import { PayRefusal } from './refusal.ts';
import { PREFIX, refuse, servePay } from './serve.ts';
import { transactionEndpoints } from './transaction-endpoints.ts';

export function payRoutes(world: World, notices: Notices): SimRouter {
  const router = new Router<SimState>({ prefix: PREFIX });
  servePay(router, world, notices, [
    ...transactionEndpoints,
    ...refundEndpoints,
    ...billEndpoints,
    ...certificateEndpoints,
    ...setupEndpoints,
    ...titleEndpoints,
    uploadEndpoint,
    ...cardEndpoints,
  ]);
  router.all('/*unknown', (ctx) => refuse(world, ctx, new PayRefusal(404, 'NOT_FOUND', '请求的资源不存在')));
  return router;
}
