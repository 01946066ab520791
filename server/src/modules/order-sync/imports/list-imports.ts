import type { Context } from '../../../kernel/context.ts';
import { newestPage } from '../../../kernel/db/paging.ts';
import type { OrderImportRow } from '../tables.ts';
import { getImport, toImportAnswer, toImportViews } from './import-store.ts';
import type { ImportView } from './import-store.ts';

export async function listOrderImports(
  ctx: Context,
  input: { cursor?: string | undefined; limit: number },
): Promise<{ imports: ImportView[]; next: string | null }> {
  const { page, next } = await newestPage<OrderImportRow>(ctx.db('order_imports'), 'order_imports', input);
  return { imports: await toImportViews(ctx, page), next };
}

/** Throws sync.import_not_found. */
export const getOrderImport = async (ctx: Context, { id }: { id: string }): Promise<{ import: ImportView }> =>
  toImportAnswer(ctx, await getImport(ctx, id));
