import type { Next } from 'koa';
import type { World } from '../world/world.ts';
import { isJson } from './fields.ts';
import { redactBody, redactUrl } from './redact.ts';
import type { SimContext, SimState } from './state.ts';

const TENCENT = /^\/(weixin|qyapi|open|login|mp|pay|nuonuo)\//;
const SHOWN_HEADERS = ['content-type', 'user-agent', 'x-request-id', 'wechatpay-serial', 'method', 'usertax'];

const bodyText = (body: unknown): string => {
  if (typeof body === 'string') return body;
  if (Buffer.isBuffer(body)) return `（${body.length} 字节）`;
  return body === undefined || body === null ? '' : JSON.stringify(body);
};

const requestText = (ctx: SimContext): string =>
  ctx.get('Content-Type').startsWith('multipart/') ? `（文件，${ctx.state.raw.length} 字节）` : redactBody(ctx.state.raw);

/** By the path, until the token has told more. */
const platformOf = (path: string): SimState['platform'] => {
  if (path.startsWith('/pay')) return 'wechat-pay';
  if (path.startsWith('/nuonuo')) return 'einvoice';
  return path.startsWith('/weixin') || path.startsWith('/mp') ? 'official-account' : 'wecom';
};

const verdictOf = (ctx: SimContext): string => {
  if (ctx.state.verdict !== undefined) return ctx.state.verdict;
  if (isJson(ctx.body) && typeof ctx.body['errcode'] === 'number' && ctx.body['errcode'] !== 0) return `errcode ${ctx.body['errcode']}`;
  return ctx.status < 400 ? 'ok' : `status ${ctx.status}`;
};

export const logExchange =
  (world: World) =>
  async (ctx: SimContext, next: Next): Promise<void> => {
    if (!TENCENT.test(ctx.path)) {
      await next();
      return;
    }
    const started = performance.now();
    ctx.state.platform = platformOf(ctx.path);
    await next();
    const headers = Object.fromEntries(SHOWN_HEADERS.flatMap((name) => (ctx.get(name) ? [[name, ctx.get(name)]] : [])));
    world.exchanges.add({
      at: world.clock.now(),
      direction: 'to_tencent',
      platform: ctx.state.platform,
      method: ctx.method,
      path: redactUrl(ctx.url),
      status: ctx.status,
      ms: Math.round(performance.now() - started),
      request: { headers, body: requestText(ctx) },
      response: { body: redactBody(bodyText(ctx.body)) },
      verdict: verdictOf(ctx),
    });
  };
