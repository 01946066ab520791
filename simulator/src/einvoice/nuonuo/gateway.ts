import { setTimeout as sleep } from 'node:timers/promises';
import type { Json } from '../../http/fields.ts';
import { isJson, textOf } from '../../http/fields.ts';
import type { SimContext } from '../../http/state.ts';
import type { World } from '../../world/world.ts';
import type { InvoiceDesk } from '../desk.ts';
import { SIMULATED_APP, TOKEN_LIFE_SECONDS } from '../token-desk.ts';
import type { NuonuoAnswer } from './call.ts';
import { methodNamed, onlyAsks } from './methods.ts';
import { badField, NuonuoRefusal } from './refusal.ts';
import { isSignedBy } from './signature.ts';

/** What the gateway itself answers is not known by its codes: these are made up. */
const BAD_SIGN = '070301';
const BAD_TOKEN = '070302';
const TOO_MANY = '070105';
const PIECES = ['open', 'v1', 'services'] as const;

function checkCaller(world: World, ctx: SimContext): void {
  const text = (key: string) => textOf({ ...ctx.query }, key);
  const signed = {
    pieces: PIECES,
    appkey: text('appkey'),
    senid: text('senid'),
    nonce: text('nonce'),
    timestamp: text('timestamp'),
    body: ctx.state.raw,
  };
  if (!/^[0-9A-Za-z]{32}$/.test(signed.senid)) throw new NuonuoRefusal(BAD_SIGN, 'senid应为32位随机码');
  if (!/^[1-9]\d{7}$/.test(signed.nonce)) throw new NuonuoRefusal(BAD_SIGN, 'nonce应为8位随机正整数');
  if (!/^\d{10}$/.test(signed.timestamp)) throw new NuonuoRefusal(BAD_SIGN, 'timestamp应为当前时间的秒数');
  if (signed.appkey !== SIMULATED_APP.appKey) throw new NuonuoRefusal(BAD_SIGN, 'appkey不存在');
  if (!isSignedBy(SIMULATED_APP.appSecret, signed, ctx.get('X-Nuonuo-Sign'))) throw new NuonuoRefusal(BAD_SIGN, '签名校验失败');
  if (!world.einvoice.tokens.check(ctx.get('accessToken'))) throw new NuonuoRefusal(BAD_TOKEN, 'accessToken无效或已过期');
}

function parseBody(ctx: SimContext): Json {
  try {
    const value: unknown = JSON.parse(ctx.state.raw);
    if (isJson(value)) return value;
  } catch {
    // Answered below.
  }
  throw badField('body', '不是合法的JSON');
}

/** The caller never learns what came of it. */
async function hangUp(ctx: SimContext, ms: number, verdict: string): Promise<void> {
  ctx.state.verdict = verdict;
  if (ms > 0) await sleep(ms);
  ctx.status = 504;
  ctx.respond = false;
  ctx.req.socket.destroy();
}

export const gateway =
  (world: World, desk: InvoiceDesk) =>
  async (ctx: SimContext): Promise<void> => {
    const method = ctx.get('method');
    const userTax = ctx.get('userTax');
    const about = { method, taxNo: userTax };
    const fault = (kind: 'slow' | 'busy' | 'timeout_before' | 'timeout_after_accept') => world.einvoice.faults.take(kind, about);
    world.metrics.called(`/nuonuo ${method}`);

    const run = async (): Promise<NuonuoAnswer | undefined> => {
      checkCaller(world, ctx);
      const slow = fault('slow');
      if (slow) await sleep(slow.ms);
      const busy = fault('busy');
      if (busy) throw new NuonuoRefusal(TOO_MANY, busy.text ?? '调用过于频繁，请稍后再试');
      const before = onlyAsks(method) ? undefined : fault('timeout_before');
      if (before) {
        await hangUp(ctx, before.ms, 'timeout');
        return undefined;
      }
      const named = methodNamed(method);
      if (!named) throw new NuonuoRefusal('E9338', `没有接口权限：${method}`);
      const answer = named({ world, desk, userTax, method, body: parseBody(ctx) });
      await answer.before?.();
      const after = onlyAsks(method) ? undefined : fault('timeout_after_accept');
      if (after) {
        await hangUp(ctx, after.ms, 'timeout');
        return undefined;
      }
      return answer;
    };

    try {
      const answer = await run();
      if (answer) ctx.body = { code: 'E0000', describe: answer.describe, result: answer.result };
    } catch (error) {
      if (!(error instanceof NuonuoRefusal)) throw error;
      ctx.state.verdict = `code ${error.code}`;
      ctx.body = { code: error.code, describe: error.message };
    }
  };

/** POST /accessToken, a form. At most fifty in thirty days. */
export const accessToken =
  (world: World) =>
  (ctx: SimContext): void => {
    const form = new URLSearchParams(ctx.state.raw);
    const refuse = (error: string, text: string) => {
      ctx.state.verdict = `status 200 ${error}`;
      ctx.body = { error, error_description: text };
    };
    if (form.get('grant_type') !== 'client_credentials') return refuse('unsupported_grant_type', '不支持的授权方式');
    if (form.get('client_id') !== SIMULATED_APP.appKey || form.get('client_secret') !== SIMULATED_APP.appSecret)
      return refuse('invalid_client', '应用的appKey或appSecret不正确');
    const token = world.einvoice.tokens.issue();
    if (token === undefined) return refuse('access_denied', '令牌30天内的调用次数已达上限');
    world.metrics.tokenFetched('nuonuo');
    ctx.body = { access_token: token, expires_in: TOKEN_LIFE_SECONDS };
  };
