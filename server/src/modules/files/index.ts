import type { Context } from '../../kernel/context.ts';

/** Keeps a file in the database, so that every process can serve it. Returns the address it is served at. */
export async function saveFile(ctx: Context, it: { contentType: string; bytes: Buffer }): Promise<string> {
  const id = ctx.ids.next('file');
  await ctx.db('files').insert({ id, content_type: it.contentType, bytes: it.bytes, created_at: ctx.clock.now() });
  return `/files/${id}`;
}

export async function findFile(ctx: Pick<Context, 'db'>, id: string): Promise<{ contentType: string; bytes: Buffer } | undefined> {
  const row = await ctx.db<{ id: string; content_type: string; bytes: Buffer }>('files').where({ id }).first();
  return row && { contentType: row.content_type, bytes: Buffer.from(row.bytes) };
}

/** Removes files by the addresses `saveFile` gave; other addresses are not ours and are left alone. */
export async function deleteFiles(ctx: Pick<Context, 'db'>, addresses: readonly (string | null)[]): Promise<void> {
  const ids = addresses.flatMap((address) => (address?.startsWith('/files/') ? [address.slice('/files/'.length)] : []));
  if (ids.length > 0) await ctx.db('files').whereIn('id', ids).delete();
}
export { toImage } from './image.ts';
export { filesPrivacyPart } from './privacy-part.ts';
export { sweepPictures } from './sweep-pictures.ts';
export { attachPictures } from './attach-pictures.ts';
