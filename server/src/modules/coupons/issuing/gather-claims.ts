import { createContext } from '../../../kernel/context.ts';
import type { Context } from '../../../kernel/context.ts';
import { gatherWrites } from '../../../kernel/db/gather-writes.ts';
import type { Live } from '../../../kernel/live/live.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { issueMany } from './issue-many.ts';
import type { Ask, Verdict } from './issue-many.ts';
import { markSoldOut } from './sold-out.ts';

/** Templates claimed from lately; anybody may name any. */
const mostKept = 1_000;

type Gatherer = (ask: Ask) => Promise<Verdict>;

/** Per app and template. */
const gatherers = new WeakMap<Live, Map<string, Gatherer>>();

/**
 * Claims one coupon from the centre together with everybody who claims the same one at this moment: a rush costs one lock of the template and one
 * commit for many. Each claimer has their own verdict.
 */
export function claimTogether(ctx: Context, templateId: string, ask: Ask): Promise<Verdict> {
  const known = gatherers.get(ctx.live) ?? new Map<string, Gatherer>();
  gatherers.set(ctx.live, known);
  if (known.size >= mostKept) known.clear();
  const gatherer = known.get(templateId) ?? createGatherer(ctx, templateId);
  known.set(templateId, gatherer);
  return gatherer(ask);
}

function createGatherer(caller: Context, templateId: string): Gatherer {
  const ctx = createContext(caller, { kind: 'system', name: 'coupons.claim' }, 'claims');
  return gatherWrites((asks) => decide(ctx, templateId, asks));
}

async function decide(ctx: Context, templateId: string, asks: readonly Ask[]): Promise<Verdict[]> {
  const verdicts = await inTransaction(ctx, (ctx) => issueMany(ctx, templateId, asks, 'centre'));
  if (verdicts.some((it) => 'refused' in it && it.refused.code === 'coupon.sold_out')) markSoldOut(ctx, templateId);
  return verdicts;
}
