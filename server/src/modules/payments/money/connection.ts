import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { WechatPay } from '../../../platforms/wechat-pay/types.ts';

/** Throws payment.not_connected. */
export function connected(ctx: Context): WechatPay {
  if (!ctx.ports.wechatPay) throw new AppError('payment.not_connected');
  return ctx.ports.wechatPay;
}

/** WeChat wants an address without a query. */
export const notifyUrl = (ctx: Context): string => `${ctx.config.publicUrl.replace(/\/$/, '')}/callbacks/wechat-pay`;
