import type { Context } from '../../kernel/context.ts';
import { AppError } from '../../kernel/errors.ts';

/** Who sent a picture, or is attaching one. */
export interface PictureOwner {
  kind: 'staff' | 'member';
  id: string;
}

/**
 * Marks pictures as used, in the caller's transaction, so that they are kept. Only who sent them may do so: an id that somebody read on a page
 * gives nobody a hold on another's picture. Throws file.not_found.
 */
export async function attachPictures(ctx: Context, ids: readonly string[], owner: PictureOwner): Promise<void> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return;
  const attached = await ctx
    .db('files')
    .whereIn('id', wanted)
    .where({ owner_kind: owner.kind, owner_id: owner.id })
    .update({ used_at: ctx.clock.now() });
  if (attached !== wanted.length) throw new AppError('file.not_found');
}
