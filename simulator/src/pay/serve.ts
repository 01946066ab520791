import { setTimeout as sleep } from 'node:timers/promises';
import type { Json } from '../http/fields.ts';
import { isJson, textOf } from '../http/fields.ts';
import type { SimContext, SimRouter } from '../http/state.ts';
import type { World } from '../world/world.ts';
import { verifyRequest } from './authorization.ts';
import type { PayAnswer, PayEndpoint } from './endpoint.ts';
import { readMultipart } from './fapiao/read-multipart.ts';
import { payKeys } from './keys.ts';
import type { Notices } from './notices.ts';
import { badParameter, PayRefusal } from './refusal.ts';
import { requestId, signatureHeaders, signerFor, stampAt } from './sign-answer.ts';

/** Stands for the host api.mch.weixin.qq.com, so it is no part of what is signed. */
export const PREFIX = '/pay';

const hasBody = (ctx: SimContext): boolean => ctx.method === 'POST' || ctx.method === 'PATCH';

function parseBody(ctx: SimContext, text: string): Json {
  if (!hasBody(ctx)) return {};
  try {
    const value: unknown = JSON.parse(text);
    if (isJson(value)) return value;
  } catch {
    // Answered below: not JSON and not an object are the same mistake.
  }
  throw new PayRefusal(400, 'PARAM_ERROR', '请求体不是合法的JSON对象');
}

async function strikeFaults(world: World, path: string): Promise<void> {
  const slow = world.pay.faults.take(['slow'], { path });
  if (slow) await sleep(slow.ms);
  if (world.pay.faults.take(['system_error'], { path })) throw new PayRefusal(500, 'SYSTEM_ERROR', '系统异常，请稍后重试');
  if (world.pay.faults.take(['frequency_limited'], { path })) throw new PayRefusal(429, 'FREQUENCY_LIMITED', '频率超限');
}

const contentTypeIsJson = (text: string): boolean => text.split(';')[0]?.trim() === 'application/json';

function checkHeaders(ctx: SimContext, multipart: boolean): void {
  // Which status the real one answers is not written anywhere: 400 is taken.
  if (!/application\/json|\*\/\*/.test(ctx.get('Accept')) || !ctx.get('User-Agent')) {
    throw new PayRefusal(400, 'PARAM_ERROR', 'Http头缺少Accept或User-Agent');
  }
  if (hasBody(ctx) && !multipart && !contentTypeIsJson(ctx.get('Content-Type'))) {
    throw new PayRefusal(400, 'PARAM_ERROR', 'Http头Content-Type应为application/json');
  }
}

async function answer(
  world: World,
  notices: Notices,
  endpoint: PayEndpoint,
  ctx: SimContext & { params: Record<string, string> },
): Promise<PayAnswer> {
  checkHeaders(ctx, endpoint.multipart === true);
  const parts = endpoint.multipart ? readMultipart(ctx) : undefined;
  const text = parts?.meta ?? ctx.state.raw;
  const target = ctx.originalUrl.slice(PREFIX.length);
  const mchid = verifyRequest(payKeys(), world.clock, {
    method: ctx.method,
    target,
    body: text,
    authorization: ctx.get('Authorization'),
  });
  const body = parseBody(ctx, text);
  const query: Json = { ...ctx.query };
  for (const source of [body, query]) {
    const named = textOf(source, 'mchid');
    if (named && named !== mchid) throw badParameter('mchid', '商户号与签名的商户号不一致', named);
  }
  await strikeFaults(world, target);
  return endpoint.run({ world, notices, params: ctx.params, query, body, file: parts?.file });
}

function write(world: World, ctx: SimContext, status: number, text: string, number: number): void {
  const signer = signerFor(world.pay.settings.material, ctx.get('Wechatpay-Serial'));
  ctx.set({ 'Request-ID': requestId(number), ...signatureHeaders(signer, stampAt(world.clock.seconds()), text) });
  ctx.status = status;
  if (text === '') ctx.body = null;
  else {
    ctx.type = 'application/json; charset=utf-8';
    ctx.body = text;
  }
  ctx.status = status;
}

export function refuse(world: World, ctx: SimContext, refusal: PayRefusal): void {
  ctx.state.verdict = `status ${refusal.status} ${refusal.code}`;
  const { code, message, detail } = refusal;
  write(world, ctx, refusal.status, JSON.stringify({ code, message, ...(detail ? { detail } : {}) }), refusal.number);
}

const METHODS = { GET: 'get', POST: 'post', PATCH: 'patch' } as const;

export function servePay(router: SimRouter, world: World, notices: Notices, endpoints: readonly PayEndpoint[]): void {
  for (const endpoint of endpoints) {
    router[METHODS[endpoint.method]](endpoint.path, async (ctx) => {
      world.metrics.called(PREFIX + endpoint.path);
      try {
        const given = await answer(world, notices, endpoint, ctx);
        if (given === 'no_content') write(world, ctx, 204, '', 0);
        else if (given === 'accepted') write(world, ctx, 202, '', 0);
        else if ('json' in given) write(world, ctx, 200, JSON.stringify(given.json), 0);
        else {
          // The one answer that is not signed.
          ctx.set('Request-ID', requestId(0));
          ctx.type = 'application/octet-stream';
          ctx.body = given.file;
        }
      } catch (error) {
        if (!(error instanceof PayRefusal)) throw error;
        refuse(world, ctx, error);
      }
    });
  }
}
