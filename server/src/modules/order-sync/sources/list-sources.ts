import type { Context } from '../../../kernel/context.ts';
import type { SyncSourceRow } from '../tables.ts';
import { toSourceView } from './source-view.ts';
import type { SourceView } from './source-view.ts';

export async function listSources(ctx: Context): Promise<{ sources: SourceView[] }> {
  return { sources: (await ctx.db<SyncSourceRow>('sync_sources').orderBy('id')).map(toSourceView) };
}
