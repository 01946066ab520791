import type { Context } from '../../../kernel/context.ts';
import type { Live } from '../../../kernel/live/live.ts';
import { afterCommit } from '../../../kernel/transaction.ts';

/** How long a process refuses by what it last heard, and how long all do. Short: a mark that stays by mistake costs the last few their luck. */
const heardMs = 1_000;
const markMs = 3_000;
/** A store that does not answer is passed over: the mark is a hint, the template's statement is the truth. */
const patienceMs = 150;
/** Ids nobody offers are asked for, too. */
const mostHeard = 1_000;

const keyOf = (templateId: string): string => `coupons.sold-out:${templateId}`;
/** Published (ctx.live) when there may be some again. */
const moreOf = (templateId: string): string => `coupons.more:${templateId}`;

/** What this process heard lately, per app: template → until when it counts, and whether it was sold out. */
const heard = new WeakMap<Live, Map<string, { until: number; soldOut: boolean }>>();

function hearingOf(ctx: Pick<Context, 'live'>): Map<string, { until: number; soldOut: boolean }> {
  const known = heard.get(ctx.live);
  if (known) return known;
  const fresh = new Map<string, { until: number; soldOut: boolean }>();
  heard.set(ctx.live, fresh);
  ctx.live.subscribe((topic) => void (topic.startsWith('coupons.more:') && fresh.delete(topic.slice('coupons.more:'.length))));
  return fresh;
}

/** Whether a claim can be refused without asking the database. Never a reason to grant one. */
export async function seemsSoldOut(ctx: Context, templateId: string): Promise<boolean> {
  const hearing = hearingOf(ctx);
  const now = ctx.clock.now();
  const known = hearing.get(templateId);
  if (known && now < known.until && now >= known.until - heardMs) return known.soldOut;
  if (ctx.kv.away?.()) return false;
  if (hearing.size >= mostHeard) hearing.clear();
  // One asks, the others go by the last answer meanwhile. What is heard while asking is newer than the answer.
  const asking = { until: now + heardMs, soldOut: known?.soldOut ?? false };
  hearing.set(templateId, asking);
  const soldOut = await Promise.race([
    ctx.kv.get(keyOf(templateId)).then((mark) => mark !== undefined),
    new Promise<boolean>((resolve) => void setTimeout(resolve, patienceMs, false).unref()),
  ]).catch(() => false);
  if (hearing.get(templateId) === asking) asking.soldOut = soldOut;
  return soldOut;
}

/** The database said so just now. */
export function markSoldOut(ctx: Context, templateId: string): void {
  hearingOf(ctx).set(templateId, { until: ctx.clock.now() + heardMs, soldOut: true });
  ctx.kv.set(keyOf(templateId), '1', markMs).catch(() => undefined);
}

/** Once the open transaction has committed: there may be some again, in every process. */
export function clearSoldOut(ctx: Context, templateId: string): void {
  afterCommit(ctx, () => {
    hearingOf(ctx).delete(templateId);
    ctx.kv.delete(keyOf(templateId)).catch(() => undefined);
    ctx.live.publish(moreOf(templateId));
  });
}
