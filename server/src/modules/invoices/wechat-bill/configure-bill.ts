import { z } from 'zod';
import type { Context } from '../../../kernel/context.ts';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import { findSellers } from '../settings/sellers.ts';

const toldKey = 'invoices:bill-configured';
const dayMs = 86_400_000;

/** Told to WeChat once a day and when a process starts anew: somebody may have changed it there. Only when there is a seller who could issue. */
export const isBillUntold = async (ctx: Context): Promise<boolean> =>
  ctx.ports.wechatFapiao !== null && (await ctx.kv.get(toldKey)) === undefined && (await findSellers(ctx)).some((seller) => seller.on);

export const configureBill = defineJob({
  name: 'invoices.configure-bill',
  payload: z.object({}),
  maxAttempts: 1,
  async run(ctx) {
    if (!ctx.ports.wechatFapiao) return;
    await ctx.ports.wechatFapiao.configure(`${ctx.config.publicUrl}/callbacks/wechat-pay`);
    await ctx.kv.set(toldKey, '1', dayMs);
  },
});
