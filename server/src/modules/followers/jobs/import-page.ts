import { z } from 'zod';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { defer } from '../../../kernel/events/outbox.ts';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import type { JobDefinition } from '../../../kernel/jobs/define-job.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import type { FollowerInfo, OfficialAccount } from '../../../platforms/official-account/types.ts';
import { recordArrivals } from '../../customers/index.ts';
import { findFollowers, saveFollowers } from '../follower-store.ts';
import type { ImportRow } from '../follower-import.ts';
import { applyFollowEvent, unknownFollower } from '../rules/follow-state.ts';
import { profilesPerJob, toArrival } from './fetch-profiles.ts';

const payload = z.object({ appId: z.string(), run: z.number().int() });
/** Profile calls under way at once. */
const parallel = 4;
/** Followers per transaction. */
const chunk = 500;

/**
 * Imports one page of followers (up to 10,000) and defers the next. The place reached is saved in the same transaction as the followers up to it,
 * so a crash repeats at most one chunk, and repeating changes nothing. Memory holds one page of openids and one chunk of profiles, however many there are.
 */
export const importPage: JobDefinition<typeof payload> = defineJob({
  name: 'followers.import-page',
  lane: 'bulk',
  payload,
  maxAttempts: 12,
  async run(ctx, { appId, run }) {
    const account = ctx.ports.officialAccount;
    const state = await runningImport(ctx, appId, run);
    if (!account || account.appId !== appId || !state) return;
    try {
      await importFrom(ctx, account.api, state);
    } catch (error) {
      await noteProblem(ctx, state, error);
      throw error;
    }
  },
});

const runningImport = (ctx: Context, appId: string, run: number): Promise<ImportRow | undefined> =>
  ctx.db<ImportRow>('follower_imports').where({ app_id: appId, run, status: 'running' }).first();

async function importFrom(ctx: Context, api: OfficialAccount, state: ImportRow): Promise<void> {
  const page = await api.listFollowers(state.next_openid ?? undefined);
  let imported = state.imported;
  for (let from = 0; from < page.openids.length; from += chunk) {
    const began = ctx.clock.now();
    const openids = page.openids.slice(from, from + chunk);
    const infos = await fetchInfos(api, openids);
    imported += openids.length;
    const ms = Math.max(1, ctx.clock.now() - began);
    const progress = {
      imported,
      total: page.total,
      next_openid: openids.at(-1) ?? null,
      rate: Math.round((openids.length * 1000) / ms),
      updated_at: ctx.clock.now(),
      problem: null,
    };
    const going = await inTransaction(ctx, async (ctx) => {
      const moved = await ctx.db('follower_imports').where({ app_id: state.app_id, run: state.run, status: 'running' }).update(progress);
      if (moved === 0) return false; // paused, or started anew
      await saveFollowersFound(ctx, state.app_id, infos);
      return true;
    });
    if (!going) return;
  }
  await inTransaction(ctx, async (ctx) => {
    const more = page.nextOpenid !== undefined && page.openids.length > 0;
    if (more) return defer(ctx, importPage, { appId: state.app_id, run: state.run });
    const end = { status: 'done', total: page.total, finished_at: ctx.clock.now(), updated_at: ctx.clock.now(), problem: null };
    await ctx.db('follower_imports').where({ app_id: state.app_id, run: state.run, status: 'running' }).update(end);
  });
}

async function fetchInfos(api: OfficialAccount, openids: readonly string[]): Promise<FollowerInfo[]> {
  const groups: (readonly string[])[] = [];
  for (let from = 0; from < openids.length; from += profilesPerJob) groups.push(openids.slice(from, from + profilesPerJob));
  const infos: FollowerInfo[] = [];
  for (let from = 0; from < groups.length; from += parallel)
    infos.push(...(await Promise.all(groups.slice(from, from + parallel).map((group) => api.batchUserInfo(group)))).flat());
  return infos;
}

/** Followers we had not met become customers; those we had keep their history and learn what is new. Imports write no timeline: nothing happened today. */
async function saveFollowersFound(ctx: Context, appId: string, infos: readonly FollowerInfo[]): Promise<void> {
  const following = infos.filter((info) => info.subscribed);
  const known = await findFollowers(
    ctx,
    appId,
    following.map((info) => info.openid),
  );
  await recordArrivals(
    ctx,
    following.map((info) => ({ ...toArrival(ctx, appId, info), reach: { oa: true } })),
  );
  const now = ctx.clock.now();
  const states = following.map((info) => {
    const before = known.get(info.openid) ?? unknownFollower(appId, info.openid);
    const at = info.subscribeTime ? info.subscribeTime * 1000 : now;
    // The platform's word repairs what a lost event left wrong: a follow again that we never heard of.
    if (before.times_followed > 0)
      return before.subscribed === 1 ? before : applyFollowEvent(before, { kind: 'subscribe', at: Math.max(at, before.changed_at) });
    return { ...before, subscribed: 1, subscribed_at: at, changed_at: at, times_followed: 1 };
  });
  await saveFollowers(ctx, known, states);
}

/** Temporary trouble is shown while the job keeps trying; what only a person can cure ends the import, to be resumed from the page. */
async function noteProblem(ctx: Context, state: ImportRow, error: unknown): Promise<void> {
  const problem = error instanceof AppError ? error.code : 'server.error';
  const over = error instanceof AppError && !error.retryable;
  await ctx
    .db('follower_imports')
    .where({ app_id: state.app_id, run: state.run, status: 'running' })
    .update({ problem, updated_at: ctx.clock.now(), ...(over ? { status: 'failed' } : {}) });
}
