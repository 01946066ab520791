import type { Endpoint } from '@lianke/shared/endpoint';
import type { Actor } from '../context.ts';
import { AppError } from '../errors.ts';

/** Throws unless this actor may make this call. The one place that compares an actor with an endpoint's access. */
export function authorise(actor: Actor, access: Endpoint['access']): void {
  if (access.audience === 'public') return;
  if (actor.kind !== access.audience) throw new AppError('auth.required');
  if (access.audience === 'staff' && actor.kind === 'staff' && !actor.permissions.includes(access.permission))
    throw new AppError('auth.forbidden', { permission: access.permission });
}
