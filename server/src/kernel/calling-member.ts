import type { Actor, Context } from './context.ts';
import { AppError } from './errors.ts';

export type MemberActor = Extract<Actor, { kind: 'member' }>;

/** The customer who is calling; a call can only ever reach its own record. Throws auth.required. */
export function callingMember(ctx: Pick<Context, 'actor'>): MemberActor {
  if (ctx.actor.kind !== 'member') throw new AppError('auth.required');
  return ctx.actor;
}
