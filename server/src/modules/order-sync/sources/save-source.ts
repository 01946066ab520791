import type { Input } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction, RetryTransaction } from '../../../kernel/transaction.ts';
import { findConnector } from '../pulling/connectors.ts';
import type { SyncSourceRow } from '../tables.ts';
import { getSource } from './source-store.ts';
import { toSourceView } from './source-view.ts';
import type { SourceView } from './source-view.ts';

/** A source that is switched on is fetched at once and then every minute; switched off it stops after its page. Throws sync.source_not_found, .name_taken, .not_connected. */
export async function saveSource(ctx: Context, input: Input<'staff.sync.save-source'>): Promise<{ source: SourceView }> {
  const connector = findConnector(input.kind);
  if (input.on && connector && !connector.sourceOf(ctx, input)) throw new AppError('sync.not_connected');
  return inTransaction(ctx, async (ctx) => {
    const same = await ctx
      .db<SyncSourceRow>('sync_sources')
      .where((any) => {
        void any.where({ name: input.name });
        if (connector) void any.orWhere({ kind: input.kind }); // one list is not read twice
      })
      .whereNot({ id: input.id ?? '' })
      .first('id');
    if (same) throw new AppError('sync.name_taken');
    const row = input.id === undefined ? await addSource(ctx, input) : await changeSource(ctx, input.id, input);
    await writeAudit(
      ctx,
      'sync_sources.saved',
      { kind: 'sync_source', id: row.id },
      { name: row.name, kind: row.kind, on: String(row.is_on === 1) },
    );
    return { source: toSourceView(row) };
  });
}

type Saved = Input<'staff.sync.save-source'>;
const isFetched = ({ kind }: Pick<Saved, 'kind'>): boolean => findConnector(kind) !== undefined;

async function addSource(ctx: Context, it: Saved): Promise<SyncSourceRow> {
  const now = ctx.clock.now();
  const row: SyncSourceRow = {
    ...{ id: ctx.ids.next('syncSource'), kind: it.kind, name: it.name, is_on: Number(it.on), cursor: '', synced_until: null },
    ...{ orders: 0, paid_fen: 0, run_status: '', run_started_at: null, run_updated_at: null, run_done: 0, run_total: null },
    ...{ run_step: 0, run_failures: 0, due_at: it.on && isFetched(it) ? now : null, problem: null, created_at: now },
  };
  await unlessTaken(ctx, () => ctx.db('sync_sources').insert(row));
  return row;
}

async function changeSource(ctx: Context, id: string, it: Saved): Promise<SyncSourceRow> {
  const before = await getSource(ctx, id);
  if (before.kind !== it.kind) throw new AppError('sync.source_not_found');
  const running = before.run_status === 'running';
  const change: Partial<SyncSourceRow> = {
    ...{ name: it.name, is_on: Number(it.on) },
    ...(it.on ? {} : { due_at: null, run_status: running ? 'paused' : before.run_status }),
    ...(it.on && isFetched(it) && !running && before.due_at === null ? { due_at: ctx.clock.now() } : {}),
  };
  const condition = { id, run_status: before.run_status, is_on: before.is_on };
  let saved = 0;
  await unlessTaken(ctx, async () => (saved = await ctx.db('sync_sources').where(condition).update(change)));
  if (saved === 0) throw new RetryTransaction('the source moved meanwhile');
  return { ...before, ...change };
}

async function unlessTaken(ctx: Context, write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    throw ctx.dialect.isUniqueViolation(error) ? new AppError('sync.name_taken') : error;
  }
}
