import Router from '@koa/router';
import type { Json } from '../http/fields.ts';
import { isJson } from '../http/fields.ts';
import type { SimContext, SimRouter, SimState } from '../http/state.ts';
import { WEBVIEW_COOKIE } from '../world/webviews.ts';
import type { World } from '../world/world.ts';
import type { Control } from './control.ts';
import type { DeliverOptions } from './deliver.ts';
import { bodyOf } from './body-shapes.ts';
import { einvoiceBoxRoutes } from './einvoice-routes.ts';
import { fapiaoBoxRoutes } from './fapiao-routes.ts';
import { payBoxRoutes } from './pay-routes.ts';
import { BoxError } from './refuse.ts';
import { shopBoxRoutes } from './shop-routes.ts';
import { streamExchanges } from './stream.ts';

type Verb = (request: { id: string; body: Json; query: Json; options: DeliverOptions }, ctx: SimContext) => unknown;

/** What a list of verbs is written with. */
export interface Route {
  get(path: string, verb: Verb): void;
  post(path: string, verb: Verb): void;
  remove(path: string, verb: Verb): void;
}

function readJson(ctx: SimContext): Json {
  if (ctx.state.raw === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(ctx.state.raw);
  } catch {
    throw new BoxError(400, 'bad_json', '请求体不是 JSON');
  }
  if (!isJson(value)) throw new BoxError(400, 'bad_json', '请求体应是 JSON 对象');
  return value;
}

const handle = (verb: Verb) => async (ctx: SimContext & { params: Record<string, string> }) => {
  try {
    const options = { wait: ctx.query['wait'] !== '0' };
    ctx.body = await verb({ id: ctx.params['id'] ?? '', body: readJson(ctx), query: { ...ctx.query }, options }, ctx);
  } catch (error) {
    if (!(error instanceof BoxError)) throw error;
    ctx.status = error.status;
    ctx.body = { error: { code: error.code, message: error.message } };
  }
};

export function boxRoutes(world: World, control: Control): SimRouter {
  const router = new Router<SimState>({ prefix: '/box' });
  const get = (path: string, verb: Verb) => void router.get(path, handle(verb));
  const post = (path: string, verb: Verb) => void router.post(path, handle(verb));
  const remove = (path: string, verb: Verb) => void router.delete(path, handle(verb));

  get('/state', () => control.state());
  post('/persons', ({ body }) => control.createPerson(bodyOf.person(body)));
  get('/persons/:id', ({ id }) => control.person(id));
  post('/persons/:id/follow', ({ id, body, options }) => control.follow(id, bodyOf.scene(body), options));
  post('/persons/:id/unfollow', ({ id, options }) => control.unfollow(id, options));
  post('/persons/:id/scan', ({ id, body, options }) => control.scan(id, bodyOf.neededScene(body), options));
  post('/persons/:id/message', ({ id, body, options }) => control.message(id, { text: bodyOf.needed(body, 'text') }, options));
  post('/persons/:id/menu', ({ id, body, options }) => control.menu(id, { key: bodyOf.needed(body, 'key') }, options));
  get('/persons/:id/chat', ({ id }) => control.chat(id));
  post('/persons/:id/wx-login', ({ id }) => control.wxLogin(id));
  post('/persons/:id/phone-code', ({ id }) => control.phoneCode(id));
  post('/persons/:id/add-staff', ({ id, body, options }) => control.addStaff(id, bodyOf.addStaff(body), options));
  post('/persons/:id/delete-staff', ({ id, body, options }) => control.deleteStaff(id, { userid: bodyOf.needed(body, 'userid') }, options));

  post('/staff', ({ body }) => control.createStaff(bodyOf.staff(body)));
  post('/staff/:id/delete-customer', ({ id, body, options }) =>
    control.deleteCustomer(id, { personId: bodyOf.needed(body, 'personId') }, options),
  );
  post('/staff/:id/edit-customer', ({ id, body, options }) => control.editCustomer(id, bodyOf.editCustomer(body), options));
  post('/staff/:id/customer-says', ({ id, body }) =>
    control.customerSays(id, { personId: bodyOf.needed(body, 'personId'), text: bodyOf.needed(body, 'text') }),
  );
  get('/staff/:id/chats', ({ id }) => control.staffChats(id));
  get('/staff/:id/notices', ({ id }) => control.notices(id));
  post('/staff/join', ({ body, options }) => control.joinStaff(bodyOf.joinStaff(body), options));
  post('/staff/:id/leave', ({ id, options }) => control.leaveStaff(id, options));
  post('/staff/:id/update', ({ id, body, options }) => control.updateStaff(id, bodyOf.updateStaff(body), options));
  post('/departments', ({ body, options }) => control.saveDepartment(bodyOf.department(body), options));
  post('/departments/:id/remove', ({ id, options }) => control.removeDepartment(Number(id), options));
  post('/persons/:id/refuse-transfer', ({ id, body, options }) => control.refuseTransfer(id, bodyOf.refusal(body), options));
  post('/transfers/settle', ({ body, options }) => control.settleTransfers({ all: body['all'] === true }, options));
  post('/corp-tags', ({ body }) => control.createTags(bodyOf.tags(body)));

  post('/wecom/session', ({ body }, ctx) => {
    const session = control.openSession(bodyOf.session(body));
    ctx.cookies.set(WEBVIEW_COOKIE, session.box, { httpOnly: true, sameSite: 'lax' });
    return session;
  });
  post('/wecom/invoke', ({ body }) => control.invoke(bodyOf.invocation(body)));

  get('/exchanges', ({ query }) => control.exchanges(Number(query['after'] ?? 0) || 0));
  router.get('/exchanges/stream', streamExchanges(world));
  post('/faults', ({ body }) => control.setFault(bodyOf.fault(body)));
  remove('/faults', () => control.clearFaults());
  post('/mode', ({ body }) => control.setMode(bodyOf.mode(body)));
  post('/time', ({ body }) => control.advanceTime({ advanceMs: bodyOf.neededNumber(body, 'advanceMs') }));
  post('/followers', ({ body }) => control.seedFollowers({ count: bodyOf.neededNumber(body, 'count') }));
  post('/expire-tokens', () => control.expireTokens());
  post('/url-check', ({ body }) => control.urlCheck({ platform: bodyOf.needed(body, 'platform') }));
  post('/push', ({ body, options }) => control.push(bodyOf.push(body), options));
  get('/metrics', () => control.metrics());
  payBoxRoutes({ get, post, remove }, control);
  shopBoxRoutes({ get, post, remove }, control);
  einvoiceBoxRoutes({ get, post, remove }, control);
  fapiaoBoxRoutes({ get, post, remove }, control);
  return router;
}
