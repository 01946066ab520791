import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction, RetryTransaction } from '../../../kernel/transaction.ts';
import { findConnector } from '../pulling/connectors.ts';
import { startRun } from '../pulling/start-run.ts';
import type { SyncSourceRow } from '../tables.ts';
import { getSource } from './source-store.ts';
import { toSourceView } from './source-view.ts';
import type { SourceView } from './source-view.ts';

const subject = (row: SyncSourceRow): { kind: string; id: string } => ({ kind: 'sync_source', id: row.id });

/** Fetches now, goes on after a pause, or begins from the start. One that runs is left alone. Throws sync.source_not_found, sync.not_connected. */
export async function runSource(ctx: Context, input: { id: string; fromStart: boolean }): Promise<{ source: SourceView }> {
  return inTransaction(ctx, async (ctx) => {
    const row = await getSource(ctx, input.id);
    if (!findConnector(row.kind)?.sourceOf(ctx, row)) throw new AppError('sync.not_connected');
    if (row.run_status === 'running' && !input.fromStart) return { source: toSourceView(row) };
    const how = input.fromStart ? 'anew' : row.run_status === 'paused' ? 'on' : 'next';
    if (!(await startRun(ctx, row, how))) throw new RetryTransaction('the source moved meanwhile');
    await writeAudit(ctx, 'sync_sources.started', subject(row), { name: row.name, fromStart: String(input.fromStart) });
    return { source: toSourceView(await getSource(ctx, input.id)) };
  });
}

/** After the page under way nothing more is fetched until somebody says so. Throws sync.source_not_found. */
export async function pauseSource(ctx: Context, input: { id: string }): Promise<{ source: SourceView }> {
  return inTransaction(ctx, async (ctx) => {
    const row = await getSource(ctx, input.id);
    const paused = await ctx.db('sync_sources').where({ id: row.id, run_status: 'running' }).update({ run_status: 'paused', due_at: null });
    if (paused === 1) await writeAudit(ctx, 'sync_sources.paused', subject(row), { name: row.name });
    return { source: toSourceView(await getSource(ctx, input.id)) };
  });
}
