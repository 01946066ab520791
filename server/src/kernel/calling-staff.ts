import type { Context, StaffActor } from './context.ts';
import { AppError } from './errors.ts';

/** The member of staff who is calling; throws auth.required for anybody else. */
export function callingStaff(ctx: Pick<Context, 'actor'>): StaffActor {
  if (ctx.actor.kind !== 'staff') throw new AppError('auth.required');
  return ctx.actor;
}
