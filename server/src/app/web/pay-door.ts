import type { Deps } from '../../kernel/context.ts';
import { AppError } from '../../kernel/errors.ts';
import type { WechatPay } from '../../platforms/wechat-pay/types.ts';
import type { Door } from './door.ts';

/** Only these are stored beside the notice: who reads it later may want to check the signature again. */
const kept = ['wechatpay-timestamp', 'wechatpay-nonce', 'wechatpay-serial', 'wechatpay-signature'];

/**
 * `/callbacks/wechat-pay`. Anything but 2xx makes WeChat Pay send the notice again, and a probe that is answered with 2xx counts against the
 * merchant (facts §2, §7). Unlike the other doors a refusal is a line in the log: here it is about money.
 */
export function payDoor({ log }: Deps, pay: WechatPay): Door {
  return {
    verifyUrl: () => {
      throw new AppError('callback.refused', { reason: 'method' });
    },
    open: async ({ headers, rawBody }) => {
      const notice = await pay.openNotice({ headers, rawBody });
      const signed = Object.fromEntries(kept.map((name) => [name, headers[name]]));
      return {
        message: {
          platform: notice.eventType.startsWith('FAPIAO.') ? 'wechat_fapiao' : 'wechat_pay',
          appId: pay.mchId,
          dedupeKey: notice.dedupeKey,
          lane: 'urgent',
          payload: { raw: rawBody.toString('utf8'), headers: signed, notice },
        },
        answer: async () => JSON.stringify({ code: 'SUCCESS' }),
      };
    },
    fail: (error) => {
      const refused = error instanceof AppError && error.status < 500;
      if (refused) log.warn({ reason: error.data?.['reason'] ?? error.code }, 'a notice to the payment address was refused');
      else log.error({ err: error }, 'a payment notice could not be taken; WeChat Pay will send it again');
      return JSON.stringify({ code: 'FAIL', message: refused ? 'refused' : 'try again' });
    },
  };
}
