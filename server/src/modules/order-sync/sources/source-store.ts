import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { SyncSourceRow } from '../tables.ts';

/** Throws sync.source_not_found. */
export async function getSource(ctx: Pick<Context, 'db'>, id: string): Promise<SyncSourceRow> {
  const row = await ctx.db<SyncSourceRow>('sync_sources').where({ id }).first();
  if (!row) throw new AppError('sync.source_not_found');
  return row;
}
