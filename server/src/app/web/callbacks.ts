import type { Middleware } from 'koa';
import type { Deps } from '../../kernel/context.ts';
import { AppError } from '../../kernel/errors.ts';
import type { HttpContext } from '../../kernel/http/koa-state.ts';
import { readBody } from '../../kernel/http/read-body.ts';
import type { NewInboxMessage } from '../../kernel/inbox/inbox-handler.ts';
import type { Receipt } from '../../kernel/inbox/receive.ts';
import type { Metrics } from '../../kernel/metrics.ts';
import type { CallbackInput, CallbackQuery } from '../../platforms/callback/types.ts';
import { createSettingsCache } from '../../modules/settings/index.ts';
import type { Door } from './door.ts';
import { einvoiceDoor } from './einvoice-door.ts';
import { payDoor } from './pay-door.ts';

/** Tencent's pushes are a few KB; anything larger is not one. */
const maxBytes = 256 * 1024;

/**
 * `/callbacks/*`: verify over the raw bytes, store, and only then answer. Nothing unverified is stored or logged as an alarm (public addresses are
 * scanned all day); it is counted. A repeat gets the same answer and changes nothing. If storing fails the answer is 5xx, so that Tencent tries again.
 */
export function createCallbacks(deps: Deps, receive: (message: NewInboxMessage) => Promise<Receipt>, metrics: Metrics): Middleware {
  const doors = buildDoors(deps);
  return async function callbacks(koa, next) {
    if (!koa.path.startsWith('/callbacks/')) return next();
    const ctx = koa as HttpContext;
    const platform = ctx.path.slice('/callbacks/'.length);
    const door = Object.hasOwn(doors, platform) ? doors[platform] : undefined; // `constructor` is no door
    try {
      if (!door) throw new AppError('callback.refused', { reason: 'not_connected' });
      if (ctx.method === 'GET') ctx.body = door.verifyUrl(ctx.query);
      else if (ctx.method === 'POST') {
        const { message, answer } = await door.open({ query: ctx.query, headers: ctx.headers, rawBody: await readBody(ctx.req, maxBytes) });
        const receipt = await receive(message);
        metrics.callbacks.inc({ platform, outcome: receipt });
        ctx.body = await answer();
      } else throw new AppError('callback.refused', { reason: 'method' });
      ctx.type = typeOf(platform, ctx);
    } catch (error) {
      const refused = error instanceof AppError && error.status < 500;
      const known = door ? platform : 'unknown';
      metrics.callbacks.inc({ platform: known, outcome: refused ? 'refused' : 'failed' });
      if (refused)
        metrics.refusals.inc({ platform: known, reason: typeof error.data?.reason === 'string' ? error.data.reason : error.code });
      if (!door?.fail) throw error;
      ctx.status = error instanceof AppError ? error.status : 500;
      if (ctx.status === 413) ctx.set('connection', 'close'); // the rest of the body is not read
      ctx.type = 'application/json';
      ctx.body = door.fail(error);
    }
  };
}

function typeOf(platform: string, { method, body }: HttpContext): string {
  if (platform === 'wechat-pay' || platform.startsWith('einvoice/')) return 'application/json';
  return body !== 'success' && platform === 'official-account' && method === 'POST' ? 'text/xml' : 'text/plain';
}

function buildDoors(deps: Deps): Record<string, Door | undefined> {
  const { officialAccount, miniProgram, wechatPay, wechatShop, wecom, einvoices } = deps.ports;
  const settings = createSettingsCache(deps);
  const success = async (): Promise<string> => 'success';
  return {
    'official-account': officialAccount
      ? {
          verifyUrl: (query) => officialAccount.callback.verifyUrl(query),
          open: (input) => {
            const push = officialAccount.callback.openPush(input);
            const { message, encrypted, dedupeKey } = push;
            const isFollow = message.msgType === 'event' && message.event?.toLowerCase() === 'subscribe';
            const welcome = async (): Promise<string> => {
              const { oaWelcomeText: text } = await settings();
              if (text === '') return 'success';
              return officialAccount.callback.sealTextReply({
                to: message.fromUserName,
                from: message.toUserName,
                text,
                now: deps.clock.now(),
                encrypted,
              });
            };
            return {
              message: { platform: 'official_account', appId: officialAccount.appId, dedupeKey, lane: 'default', payload: message.fields },
              answer: isFollow ? welcome : success,
            };
          },
        }
      : undefined,
    'mini-program': miniProgram?.callback
      ? doorFor(
          miniProgram.callback,
          (push) => ({
            platform: 'mini_program',
            appId: miniProgram.appId,
            dedupeKey: push.dedupeKey,
            lane: 'default',
            payload: push.message.fields,
          }),
          success,
        )
      : undefined,
    'wechat-pay': wechatPay ? payDoor(deps, wechatPay) : undefined,
    'wechat-shop': wechatShop?.callback
      ? doorFor(
          wechatShop.callback,
          (push) => ({
            platform: 'wechat_shop',
            appId: wechatShop.appId,
            dedupeKey: push.dedupeKey,
            lane: 'default',
            payload: push.message.fields,
          }),
          success,
        )
      : undefined,
    'einvoice/nuonuo': einvoiceDoor(deps, einvoices.nuonuo),
    wecom: wecom
      ? // The welcome code in an add event lives 20 s, so WeCom's events do not queue behind a flood of followers.
        doorFor(
          wecom.callback,
          (push) => ({ platform: 'wecom', appId: wecom.corpId, dedupeKey: push.dedupeKey, lane: 'urgent', payload: push.message.fields }),
          success,
        )
      : undefined,
  };
}

function doorFor<P extends { dedupeKey: string }>(
  callback: { verifyUrl(query: CallbackQuery): string; openPush(input: CallbackInput): P },
  toMessage: (push: P) => NewInboxMessage,
  answer: () => Promise<string>,
): Door {
  return { verifyUrl: (query) => callback.verifyUrl(query), open: (input) => ({ message: toMessage(callback.openPush(input)), answer }) };
}
