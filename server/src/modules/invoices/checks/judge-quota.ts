import { formatYuan } from '@lianke/shared';
import type { Context } from '../../../kernel/context.ts';
import { listQuotas } from '../books/quota.ts';
import type { Check, RequestRow } from '../tables.ts';

/**
 * The month's quota with this one: it warns, and never stops. What is let through beyond it waits for the next month, or for a raise. Only where
 * somebody looks at it: it sums up what waits.
 */
export async function judgeQuota(ctx: Context, request: RequestRow, netFen: number): Promise<Check> {
  const quota = (await listQuotas(ctx)).quotas.find((it) => it.sellerId === request.seller_id);
  if (!quota || quota.quotaFen === null) return { check: 'quota', result: 'ok', text: '未设额度' };
  const own = request.state === 'requested' ? netFen : 0;
  const after = quota.usedFen + quota.waitingFen + own;
  const left = quota.quotaFen - quota.usedFen - quota.waitingFen;
  if (after > quota.quotaFen)
    return { check: 'quota', result: 'warn', text: `本月额度剩 ${formatYuan(Math.max(0, left))} 元，通过后会等额度` };
  const level = after * 20 >= quota.quotaFen * 19 ? '95%' : after * 5 >= quota.quotaFen * 4 ? '80%' : null;
  if (level !== null) return { check: 'quota', result: 'warn', text: `开出后本月额度用到 ${level} 以上` };
  return { check: 'quota', result: 'ok', text: `本月额度剩 ${formatYuan(left)} 元` };
}
