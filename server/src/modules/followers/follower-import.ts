import type { Output } from '@lianke/shared/api';
import type { ImportStatus } from '@lianke/shared';
import { writeAudit } from '../../kernel/audit.ts';
import type { Context } from '../../kernel/context.ts';
import { AppError } from '../../kernel/errors.ts';
import { defer } from '../../kernel/events/outbox.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { importPage } from './jobs/import-page.ts';

/** An import that has not moved for this long has lost its job (it gave up after many tries) and may be started again. */
const stuckMs = 15 * 60_000;

export interface ImportRow {
  app_id: string;
  status: ImportStatus;
  total: number | null;
  imported: number;
  /** Everything up to and including this openid is in; the next page begins after it. */
  next_openid: string | null;
  /** Counts starts; a job of an earlier run does nothing. */
  run: number;
  rate: number | null;
  started_at: number;
  updated_at: number;
  finished_at: number | null;
  problem: string | null;
}

type ImportView = NonNullable<Output<'staff.followers.import-get'>['import']>;

const toImportView = (row: ImportRow): ImportView => ({
  status: row.status,
  total: row.total,
  imported: row.imported,
  rate: row.rate,
  startedAt: row.started_at,
  updatedAt: row.updated_at,
  finishedAt: row.finished_at,
  problem: row.problem,
});

function account(ctx: Context): NonNullable<Context['ports']['officialAccount']> {
  if (!ctx.ports.officialAccount) throw new AppError('platform.credential', { platform: 'official_account' });
  return ctx.ports.officialAccount;
}

async function findImport(ctx: Context, appId: string): Promise<ImportRow | undefined> {
  return ctx.db<ImportRow>('follower_imports').where({ app_id: appId }).first();
}

export async function getImport(ctx: Context): Promise<{ import: ImportView | null }> {
  const row = ctx.ports.officialAccount && (await findImport(ctx, ctx.ports.officialAccount.appId));
  return { import: row ? toImportView(row) : null };
}

/** Starts from the first follower, or goes on where a paused or failed import stopped. Throws import.already_running. */
export async function startImport(ctx: Context): Promise<{ import: ImportView }> {
  const { appId } = account(ctx);
  return inTransaction(ctx, async (ctx) => {
    const now = ctx.clock.now();
    const known = await findImport(ctx, appId);
    const resumed = known !== undefined && known.status !== 'done';
    const fresh = { total: null, imported: 0, next_openid: null, rate: null, started_at: now, finished_at: null };
    const change = { status: 'running' as const, problem: null, updated_at: now, ...(resumed ? {} : fresh) };
    if (known) {
      const started = await ctx
        .db('follower_imports')
        .where({ app_id: appId })
        .where((query) => query.whereNot({ status: 'running' }).orWhere('updated_at', '<', now - stuckMs))
        .update({ ...change, run: ctx.db.raw('run + 1') });
      if (started === 0) throw new AppError('import.already_running');
    } else await ctx.db('follower_imports').insert({ app_id: appId, ...fresh, ...change, run: 1 });
    const row = (await findImport(ctx, appId)) as ImportRow;
    await defer(ctx, importPage, { appId, run: row.run });
    await writeAudit(ctx, 'followers.import_started', { kind: 'official_account', id: appId });
    return { import: toImportView(row) };
  });
}

/** Throws import.not_running. */
export async function pauseImport(ctx: Context): Promise<{ import: ImportView }> {
  const { appId } = account(ctx);
  return inTransaction(ctx, async (ctx) => {
    const paused = await ctx
      .db('follower_imports')
      .where({ app_id: appId, status: 'running' })
      .update({ status: 'paused', updated_at: ctx.clock.now() });
    if (paused === 0) throw new AppError('import.not_running');
    return { import: toImportView((await findImport(ctx, appId)) as ImportRow) };
  });
}
