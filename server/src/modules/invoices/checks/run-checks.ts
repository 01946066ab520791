import { formatChinaDay } from '@lianke/shared';
import { netOfGross, rateOn } from '@lianke/shared/invoicing';
import type { Context } from '../../../kernel/context.ts';
import type { InvoicedPart } from '../invoiced-part.ts';
import { currentRules } from '../settings/rules.ts';
import { findSeller } from '../settings/sellers.ts';
import { taxEntriesOf } from '../settings/tax-codes.ts';
import { titleOf } from '../tables.ts';
import type { Check, RequestRow } from '../tables.ts';
import { judgeQuota } from './judge-quota.ts';
import { judgeAll } from './judge.ts';
import type { Looked } from './judge.ts';
import { readClaimed } from './read-claimed.ts';

/** What has to be true before a request is let through, as of now. */
export async function runChecks(ctx: Context, parts: readonly InvoicedPart[], request: RequestRow): Promise<Check[]> {
  return judgeAll(await lookAt(ctx, parts, request));
}

/** The same with the month's quota, for those who look at one request. */
export async function runAllChecks(ctx: Context, parts: readonly InvoicedPart[], request: RequestRow): Promise<Check[]> {
  const looked = await lookAt(ctx, parts, request);
  return [...judgeAll(looked), await judgeQuota(ctx, request, netOf(looked))];
}

async function lookAt(ctx: Context, parts: readonly InvoicedPart[], request: RequestRow): Promise<Looked> {
  const rules = await currentRules(ctx);
  return {
    ...{ request, rules, title: titleOf(ctx, request), today: formatChinaDay(ctx.clock.now()) },
    claimed: await readClaimed(ctx, parts, request.id, rules),
    seller: await findSeller(ctx, request.seller_id),
    entries: await taxEntriesOf(ctx, request.seller_id),
  };
}

function netOf({ claimed, rules, entries, today }: Looked): number {
  return claimed.reduce((sum, { claim, line }) => {
    const rate = line && rateOn(entries, line.taxCode ?? rules.codes[line.kind], today);
    return sum + netOfGross(claim.fen, rate?.rateBps ?? 0);
  }, 0);
}
