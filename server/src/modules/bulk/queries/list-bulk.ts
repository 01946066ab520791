import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { readKeyCursor, writeKeyCursor } from '../../../kernel/db/paging.ts';
import { AppError } from '../../../kernel/errors.ts';
import { getAction, seesAll, toActionView, toActionViews } from '../action-view.ts';
import type { BulkActionView } from '../action-view.ts';
import type { BulkActionRow } from '../tables.ts';

const pageSize = 20;
const order = 'bulk';

/** Actions, newest first (ids made later sort later). */
export async function listBulk(ctx: Context, input: { cursor?: string | undefined }): Promise<Output<'staff.bulk.list'>> {
  if (ctx.actor.kind !== 'staff') throw new AppError('auth.required');
  const query = ctx.db<BulkActionRow>('bulk_actions').orderBy('id', 'desc');
  if (!seesAll(ctx)) void query.where({ staff_id: ctx.actor.staffId });
  const [place] = readKeyCursor(order, 1, input.cursor) ?? [];
  if (typeof place === 'string') void query.where('id', '<', place);
  const rows: BulkActionRow[] = await query.limit(pageSize + 1);
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  return {
    actions: await toActionViews(ctx, page),
    next: rows.length > pageSize && last ? writeKeyCursor(order, [last.id]) : null,
  };
}

/** Throws bulk.not_found. */
export const getBulk = async (ctx: Context, { id }: { id: string }): Promise<BulkActionView> => toActionView(ctx, await getAction(ctx, id));
