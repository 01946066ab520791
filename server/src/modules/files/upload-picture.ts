import { callingMember } from '../../kernel/calling-member.ts';
import { callingStaff } from '../../kernel/calling-staff.ts';
import type { Context } from '../../kernel/context.ts';
import { AppError } from '../../kernel/errors.ts';
import type { PictureOwner } from './attach-pictures.ts';
import { toImage } from './image.ts';
import { isTooLarge, readPicture } from './rules/read-picture.ts';
import type { Picture } from './rules/read-picture.ts';

const mostBytes = 380 * 1024;
const day = 86_400_000;
const mostADay = 30;

type Image = ReturnType<typeof toImage>;

/** Throws file.not_a_picture, file.too_large. */
export async function uploadByStaff(ctx: Context, { base64 }: { base64: string }): Promise<Image> {
  const owner = { kind: 'staff', id: callingStaff(ctx).staffId } as const;
  return keep(ctx, inspect(base64), owner);
}

/** The same for a customer, some thirty a day. Throws file.not_a_picture, file.too_large, file.too_many. */
export async function uploadByMember(ctx: Context, { base64 }: { base64: string }): Promise<Image> {
  const owner = { kind: 'member', id: callingMember(ctx).customerId } as const;
  const picture = inspect(base64);
  if ((await countUpload(ctx, owner.id)) > mostADay) throw new AppError('file.too_many');
  return keep(ctx, picture, owner);
}

/** A store that is down keeps nobody from sending a picture. */
async function countUpload(ctx: Context, customerId: string): Promise<number> {
  if (ctx.kv.away?.()) return 0;
  try {
    return await ctx.kv.increment(`files:uploads:${customerId}`, day);
  } catch (error) {
    ctx.log.warn({ err: error }, 'uploads cannot be counted');
    return 0;
  }
}

function inspect(base64: string): Picture {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) throw new AppError('file.not_a_picture');
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length > mostBytes) throw new AppError('file.too_large');
  const picture = readPicture(bytes);
  if (!picture) throw new AppError('file.not_a_picture');
  if (isTooLarge(picture)) throw new AppError('file.too_large');
  return picture;
}

async function keep(ctx: Context, { contentType, bytes }: Picture, owner: PictureOwner): Promise<Image> {
  const id = ctx.ids.next('file');
  await ctx.db('files').insert({
    id,
    content_type: contentType,
    bytes,
    created_at: ctx.clock.now(),
    owner_kind: owner.kind,
    owner_id: owner.id,
  });
  return toImage(id);
}
