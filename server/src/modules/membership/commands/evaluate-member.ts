import type { LevelReason } from '@lianke/shared';
import { levelChanged } from '../../../events/membership.ts';
import type { Context } from '../../../kernel/context.ts';
import { emit } from '../../../kernel/events/outbox.ts';
import { inTransaction, insertOrRetry } from '../../../kernel/transaction.ts';
import { addTimelineEntries, allIdsOf, resolveCustomerId, setLevel } from '../../customers/index.ts';
import { growthLots } from '../../ledger/index.ts';
import { decideLevel, reasonOf } from '../rules/decide-level.ts';
import type { Decision } from '../rules/decide-level.ts';
import { levelOf } from '../rules/levels.ts';
import { getSettings } from '../settings.ts';
import type { Settings } from '../settings.ts';
import { noReview } from '../tables.ts';
import type { LevelChangeRow, MemberLevelRow, PaidTermRow } from '../tables.ts';

const day = 86_400_000;

/**
 * Computes a member's level anew, up or down. Only when the computed level becomes another is it written to the record: a level that staff set by
 * hand stays until then. May be called at any time and as often as one likes; joins the caller's transaction.
 */
export async function evaluateMember(ctx: Context, customerId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const ownId = await resolveCustomerId(ctx, customerId);
    const settings = await getSettings(ctx);
    if (ownId !== customerId) await rest(ctx, customerId, settings.version);
    if (ownId === undefined) return;
    const row = await lockRow(ctx, ownId, settings.version);
    const decision = decideLevel({
      now: ctx.clock.now(),
      levels: settings.levels,
      windowDays: settings.windowDays,
      growth: await growthLots(ctx, ownId, ctx.clock.now() - settings.windowDays * day),
      terms: await termsOf(ctx, ownId),
    });
    const change: Partial<MemberLevelRow> = { settings_version: settings.version, review_at: decision.reviewAt };
    if (decision.level !== row.level) {
      const wasPaid = row.reason === 'paid';
      const rulesChanged = row.settings_version !== settings.version;
      change.reason = reasonOf({ from: row.level, to: decision.level, paid: decision.paid, wasPaid, rulesChanged });
      change.level = decision.level;
      change.since = ctx.clock.now();
      await writeChange(ctx, ownId, settings, decision, change.reason);
    } else if (decision.paid !== (row.reason === 'paid')) {
      change.reason = decision.paid ? 'paid' : row.level === 0 ? 'start' : 'growth'; // same level on other grounds
    }
    await ctx.db('member_levels').where({ customer_id: ownId }).update(change);
  });
}

/** A record that was merged or erased is not looked at again; what it was found to be is kept for the day the merge is undone. */
const rest = (ctx: Context, customerId: string, version: number): PromiseLike<number> =>
  ctx.db('member_levels').where({ customer_id: customerId }).update({ review_at: noReview, settings_version: version });

/** The member's row, locked: two evaluations of one member follow each other, and the second sees what the first saw or more. */
async function lockRow(ctx: Context, customerId: string, version: number): Promise<MemberLevelRow> {
  const known: MemberLevelRow | undefined = await ctx.dialect
    .lockRows(ctx.db<MemberLevelRow>('member_levels').where({ customer_id: customerId }))
    .first();
  if (known) return known;
  const row: MemberLevelRow = {
    customer_id: customerId,
    level: 0,
    reason: 'start',
    since: 0,
    settings_version: version,
    review_at: noReview,
  };
  await insertOrRetry(ctx, 'this member is being evaluated', () => ctx.db('member_levels').insert(row));
  return row;
}

async function termsOf(ctx: Context, customerId: string): Promise<{ level: number; startsAt: number; until: number }[]> {
  const rows: PaidTermRow[] = await ctx
    .db<PaidTermRow>('paid_terms')
    .whereIn('customer_id', await allIdsOf(ctx, customerId))
    .where('until', '>', ctx.clock.now());
  return rows.map((row) => ({ level: row.level, startsAt: row.starts_at, until: row.until }));
}

async function writeChange(ctx: Context, customerId: string, settings: Settings, decision: Decision, reason: LevelReason): Promise<void> {
  const from = await setLevel(ctx, customerId, decision.level);
  if (from === undefined || from === decision.level) return; // by hand it was this level already
  const at = ctx.clock.now();
  const change: LevelChangeRow = {
    id: ctx.ids.next('levelChange'),
    customer_id: customerId,
    from_level: from,
    to_level: decision.level,
    reason,
    growth: decision.growth,
    settings_version: settings.version,
    at,
  };
  await ctx.db('level_changes').insert(change);
  const data = { from: levelOf(settings.levels, from).name, to: levelOf(settings.levels, decision.level).name, reason };
  await addTimelineEntries(ctx, [{ customerId, kind: 'level.changed', at, data }]);
  await emit(ctx, levelChanged, { customerId, from, to: decision.level, reason });
}
