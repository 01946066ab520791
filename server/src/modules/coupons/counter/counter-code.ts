import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';

/** A code is good while it is shown and for one turn after, so that a slow scan is not refused. */
export const turnMs = 30_000;

const textOf = (couponId: string, turn: number): string => `coupon-code|${couponId}|${turn}`;

export const turnAt = (now: number): number => Math.floor(now / turnMs);

/** What the counter scans: the coupon, the half minute, and our proof of both. */
export const writeCounterCode = (ctx: Pick<Context, 'sealing'>, couponId: string, turn: number): string =>
  `${couponId}.${turn.toString(36)}.${ctx.sealing.sign(textOf(couponId, turn))}`;

/** The coupon a scanned code is of. Throws coupon.code_invalid for one we did not write, coupon.code_expired for an old one (a photo, a copy). */
export function readCounterCode(ctx: Pick<Context, 'sealing' | 'clock'>, code: string): string {
  const match = /^(cpn_[0-9A-Z]{26})\.([0-9a-z]{1,8})\.(.{20,200})$/.exec(code);
  const [, couponId = '', turnText = '', proof = ''] = match ?? [];
  const turn = parseInt(turnText, 36);
  if (!match || !ctx.sealing.isSigned(textOf(couponId, turn), proof)) throw new AppError('coupon.code_invalid');
  const late = turnAt(ctx.clock.now()) - turn;
  if (late < 0 || late > 1) throw new AppError('coupon.code_expired');
  return couponId;
}
