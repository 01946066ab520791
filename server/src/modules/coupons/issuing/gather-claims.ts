import { setTimeout as sleep } from 'node:timers/promises';
import { createContext } from '../../../kernel/context.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { Live } from '../../../kernel/live/live.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { issueMany } from './issue-many.ts';
import type { Ask, Verdict } from './issue-many.ts';
import { markSoldOut } from './sold-out.ts';

const maxBatch = 200;
/** Under load, how long claims gather before they are decided together. The first one after a quiet moment never waits. */
const gatherMs = 3;
const busyMs = 25;
const idleMs = 1_000;

interface Waiting {
  ask: Ask;
  resolve(verdict: Verdict): void;
  reject(error: unknown): void;
}
type Gatherer = (ask: Ask) => Promise<Verdict>;

/** Per app and template; gone when nobody waits any more. */
const gatherers = new WeakMap<Live, Map<string, Gatherer>>();

/**
 * Claims one coupon from the centre together with everybody who claims the same one at this moment: while one transaction commits, newer claims
 * gather and are decided in the next, so that a rush costs one lock of the template and one commit for many. Each claimer has their own verdict.
 */
export function claimTogether(ctx: Context, templateId: string, ask: Ask): Promise<Verdict> {
  const known = gatherers.get(ctx.live) ?? new Map<string, Gatherer>();
  gatherers.set(ctx.live, known);
  const gatherer = known.get(templateId) ?? createGatherer(ctx, templateId, () => void known.delete(templateId));
  known.set(templateId, gatherer);
  return gatherer(ask);
}

function createGatherer(caller: Context, templateId: string, onIdle: () => void): Gatherer {
  const ctx = createContext(caller, { kind: 'system', name: 'coupons.claim' }, 'claims');
  let waiting: Waiting[] = [];
  let deciding = false;
  let lastSize = 0;
  let lastEnd = -Infinity;

  const flush = async (): Promise<void> => {
    if (deciding) return;
    deciding = true;
    while (waiting.length > 0) {
      if (lastSize > 1 && performance.now() - lastEnd < busyMs) await sleep(gatherMs);
      const batch = waiting.slice(0, maxBatch);
      waiting = waiting.slice(maxBatch);
      await decide(ctx, templateId, batch);
      lastSize = batch.length;
      lastEnd = performance.now();
    }
    deciding = false;
    // Kept for a moment, so that in a rush it remembers to gather.
    setTimeout(() => void (!deciding && performance.now() - lastEnd >= idleMs && onIdle()), idleMs).unref();
  };
  return (ask) =>
    new Promise((resolve, reject) => {
      waiting.push({ ask, resolve, reject });
      void flush();
    });
}

async function decide(ctx: Context, templateId: string, batch: readonly Waiting[]): Promise<void> {
  try {
    const verdicts = await inTransaction(ctx, async (ctx) =>
      issueMany(
        ctx,
        templateId,
        batch.map((it) => it.ask),
        'centre',
      ),
    );
    if (verdicts.some((it) => 'refused' in it && it.refused.code === 'coupon.sold_out')) markSoldOut(ctx, templateId);
    batch.forEach(({ resolve }, at) => resolve(verdicts[at] ?? { refused: new AppError('coupon.not_found') }));
  } catch (error) {
    for (const { reject } of batch) reject(error);
  }
}
