import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeCouponWorld } from './coupon-endpoints.ts';
import { serveH5 } from './h5-files.ts';
import { makeInvoiceWorld } from './invoice-world.ts';
import { memberEndpoints } from './member-endpoints.ts';
import { Refusal } from './refusal.ts';
import type { World } from './member-endpoints.ts';
import { makeOrderWorld } from './order-world.ts';
import { makeShopWorld } from './shop-world.ts';
import { teaPicture } from './tea-picture.ts';
import { makeMember, makeNotice } from './member-world.ts';
import type { Member, Notice } from './member-world.ts';

export interface Exchange {
  name: string;
  input: unknown;
  authorization: string | undefined;
  idempotencyKey: string | undefined;
  status: number;
}

export interface FakeServer {
  url: string;
  world: World;
  exchanges: Exchange[];
  /** Answers with this code instead, `times` times; `drop` cuts the connection, `lose` cuts it once the work is done. */
  fail: (name: string, how: { status: number; code: string } | 'drop' | 'lose', times?: number) => void;
  names: () => string[];
  close: () => Promise<void>;
}

interface Options {
  member?: Partial<Member>;
  notice?: Partial<Notice>;
  port?: number;
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return parts.length > 0 ? (JSON.parse(Buffer.concat(parts).toString()) as unknown) : {};
}

function answerJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}

const open = [
  'member.session.login',
  'member.privacy.get',
  'member.catalog.categories',
  'member.catalog.goods',
  'member.catalog.get',
  'member.catalog.stores',
  'member.home.picks',
];

interface PaymentAtBox {
  params: { package: string };
  outcome?: 'pay' | 'cancel';
}

/** What WeChat's sheet does: the money moves, and the phone says so. */
export function payAtWeChat(world: World, { params, outcome = 'pay' }: PaymentAtBox): 'ok' | 'cancel' {
  if (outcome === 'cancel') return 'cancel';
  world.paidAtWeChat.add(params.package.replace('prepay_id=', ''));
  return 'ok';
}

/** The member API, the simulator's part of the login, and dist/h5, on one port and in memory. */
export async function startFakeServer({ member, notice, port = 0 }: Options = {}): Promise<FakeServer> {
  const world: World = {
    ...makeCouponWorld(),
    ...makeShopWorld(),
    ...makeOrderWorld(),
    ...makeInvoiceWorld(),
    member: makeMember(member),
    notice: makeNotice(notice),
    token: 'token-1',
    marketing: false,
    requests: [],
  };
  const endpoints = memberEndpoints(world) as Record<string, (input: unknown) => unknown>;
  const exchanges: Exchange[] = [];
  const faults: Array<{ name: string; how: Parameters<FakeServer['fail']>[1]; left: number }> = [];
  let codes = 0;

  /** What was answered to a key is answered again, as the server does. */
  const answers = new Map<string, { status: number; body: unknown }>();

  function run(
    name: string,
    input: unknown,
    authorization: string | undefined,
    key: string | undefined,
  ): { status: number; body: unknown } | 'drop' {
    const fault = faults.find((one) => one.name === name && one.left > 0);
    if (fault) fault.left -= 1;
    if (fault?.how === 'drop') return 'drop';
    const before = key === undefined ? undefined : answers.get(key);
    if (before) return before;
    try {
      if (fault && fault.how !== 'lose') throw new Refusal(fault.how.status, fault.how.code);
      const handler = endpoints[name];
      if (!handler) throw new Refusal(404, 'request.not_found');
      if (!open.includes(name) && authorization !== `Bearer ${world.token}`) throw new Refusal(401, 'auth.required');
      const answer = { status: 200, body: { data: handler(input) } };
      if (key !== undefined) answers.set(key, answer);
      return fault?.how === 'lose' ? 'drop' : answer;
    } catch (error) {
      const { status, code } = error instanceof Refusal ? error : new Refusal(500, 'server.error');
      return { status, body: { error: { code, message: code, requestId: 'req_01FAKE0000000000' } } };
    }
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const input = await readBody(request);
    const verb = /^\/box\/persons\/[^/]+\/(wx-login|phone-code)$/.exec(path)?.[1];
    if (verb) return answerJson(response, 200, { code: `${verb === 'wx-login' ? 'login' : 'phone'}-${(codes += 1)}` });
    if (path === '/box/state') return answerJson(response, 200, { persons: [{ id: 'per_1' }] });
    if (path === '/box/pay/request-payment') return answerJson(response, 200, { result: payAtWeChat(world, input as PaymentAtBox) });
    if (path.startsWith('/files/')) {
      response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(teaPicture(Number(path.split('-').at(-1))));
      return;
    }
    if (path === '/client-config.json') return answerJson(response, 200, { simulatorUrl: server.url });
    if (!path.startsWith('/api/')) return serveH5(path, response);
    const name = path.slice('/api/'.length);
    const { authorization } = request.headers;
    const header = request.headers['idempotency-key'];
    const idempotencyKey = typeof header === 'string' ? header : undefined;
    const outcome = run(name, input, authorization, idempotencyKey);
    const status = outcome === 'drop' ? 0 : outcome.status;
    exchanges.push({ name, input, authorization, idempotencyKey, status });
    if (outcome === 'drop') request.socket.destroy();
    else answerJson(response, outcome.status, outcome.body);
  }

  const http = createServer((request, response) => {
    handle(request, response).catch(() => answerJson(response, 500, {}));
  });
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  const server: FakeServer = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    world,
    exchanges,
    fail: (name, how, times = 1) => void faults.push({ name, how, left: times }),
    names: () => exchanges.map((exchange) => exchange.name),
    close: () =>
      new Promise((resolve) => {
        http.closeAllConnections();
        http.close(() => resolve());
      }),
  };
  return server;
}
