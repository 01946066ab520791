import type { Next } from 'koa';
import type { Platform } from '../world/platform.ts';
import type { Issued } from '../world/tokens.ts';
import type { World } from '../world/world.ts';
import { callerIp } from './caller-ip.ts';
import type { Endpoint } from './endpoint.ts';
import { Refusal } from './endpoint.ts';
import type { Json } from './fields.ts';
import { isJson } from './fields.ts';
import type { SimContext, SimRouter } from './state.ts';

/** What differs between api.weixin.qq.com and qyapi.weixin.qq.com. */
export interface Dialect {
  platformOf(world: World, query: Json, body: Json): Platform;
  checkToken(world: World, query: Json, endpoint: Endpoint): Issued | undefined;
  checkIp(world: World, ip: string, endpoint: Endpoint, refused: boolean): void;
  tokenIsBad: number;
  wrongMethod(expected: 'GET' | 'POST'): Refusal;
  brokenJson: number;
  errmsg(refusal: Refusal, ip: string, world: World): string;
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function parseBody(ctx: SimContext, code: number): Json {
  if (ctx.method !== 'POST' || ctx.state.raw === '') return {};
  try {
    const value: unknown = JSON.parse(ctx.state.raw);
    if (isJson(value)) return value;
  } catch {
    // Answered below: not JSON and not an object are the same mistake to Tencent.
  }
  throw new Refusal(code, 'data format error');
}

async function answer(world: World, dialect: Dialect, endpoint: Endpoint, ctx: SimContext): Promise<Json> {
  const query: Json = { ...ctx.query };
  if (ctx.method !== endpoint.method) throw dialect.wrongMethod(endpoint.method);
  const body = parseBody(ctx, dialect.brokenJson);
  const platform = dialect.platformOf(world, query, body);
  ctx.state.platform = platform;
  const fault = (kind: 'slow' | 'busy' | 'quota' | 'token_revoked' | 'ip_refused' | 'errcode') =>
    world.faults.take(kind, platform, ctx.path);

  const slow = fault('slow');
  if (slow) await sleep(slow.ms);
  if (fault('busy')) throw new Refusal(-1, 'system error');
  dialect.checkIp(world, callerIp(ctx), endpoint, fault('ip_refused') !== undefined);
  let issued: Issued | undefined;
  if (endpoint.token !== 'none') {
    issued = dialect.checkToken(world, query, endpoint);
    if (issued && fault('token_revoked')) {
      world.tokens.retire(issued, 0);
      throw new Refusal(dialect.tokenIsBad, 'invalid credential, access_token is invalid or not latest');
    }
  }
  if (fault('quota')) throw new Refusal(45009, 'reach max api daily quota limit');
  const other = fault('errcode');
  if (other) throw new Refusal(other.errcode ?? -1, 'refused as told');
  const result = await endpoint.run({ world, query, body, ip: callerIp(ctx), issued });
  return endpoint.bare ? result : { errcode: 0, errmsg: 'ok', ...result };
}

export function serveEndpoints(router: SimRouter, world: World, dialect: Dialect, endpoints: readonly Endpoint[]): void {
  for (const endpoint of endpoints) {
    router.all(endpoint.path, async (ctx: SimContext, _next: Next) => {
      world.metrics.called(ctx.path);
      try {
        ctx.body = await answer(world, dialect, endpoint, ctx);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        ctx.body = { errcode: error.errcode, errmsg: dialect.errmsg(error, callerIp(ctx), world) };
      }
    });
  }
}
