import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { findSellers } from '../settings/sellers.ts';
import { monthOf, monthSpan } from './rules/months.ts';

type Quota = Output<'staff.invoice-books.quota'>['quotas'][number];

function levelOf(usedFen: number, quotaFen: number | null): Quota['level'] {
  if (quotaFen === null) return 'ok';
  if (usedFen >= quotaFen) return 'out';
  // Per cent, without leaving the integers.
  if (usedFen * 20 >= quotaFen * 19) return 'warn95';
  return usedFen * 5 >= quotaFen * 4 ? 'warn80' : 'ok';
}

/** This month's quota of every seller that is on. Without tax, as the bureau counts. */
export async function listQuotas(ctx: Context): Promise<Output<'staff.invoice-books.quota'>> {
  const month = monthOf(ctx.clock.now());
  const resetsAt = monthSpan(month).until;
  const sellers = (await findSellers(ctx)).filter((seller) => seller.on);
  const used = await ctx
    .db('invoice_quota_use')
    .where({ month })
    .select<{ seller_id: string; used_fen: number | string }[]>('seller_id', 'used_fen');
  // What is not issued has no month yet.
  const waiting: { seller_id: string; fen?: number | string }[] = await ctx
    .db('invoices')
    .whereIn(
      'seller_id',
      sellers.map((seller) => seller.id),
    )
    .whereNull('month')
    .whereIn('state', ['queued', 'submitting'])
    .where({ colour: 'blue' })
    .groupBy('seller_id')
    .sum({ fen: 'net_fen' })
    .select('seller_id');
  return {
    quotas: sellers.map((seller) => {
      const usedFen = Number(used.find((row) => row.seller_id === seller.id)?.used_fen ?? 0);
      return {
        ...{ sellerId: seller.id, sellerName: seller.name, month, quotaFen: seller.monthQuotaFen, usedFen, resetsAt },
        waitingFen: Number(waiting.find((row) => row.seller_id === seller.id)?.fen ?? 0),
        level: levelOf(usedFen, seller.monthQuotaFen),
      };
    }),
  };
}
