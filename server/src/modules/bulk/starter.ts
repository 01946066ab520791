import type { Context } from '../../kernel/context.ts';
import { findStaffActor } from '../../kernel/http/actors.ts';

/** The context with a member of staff as the actor, with the rights of this moment; undefined for one who left or may no longer do bulk work. */
export async function inTheNameOf(ctx: Context, staffId: string): Promise<Context | undefined> {
  const actor = await findStaffActor(ctx, staffId);
  return actor?.permissions.includes('customers.bulk') ? { ...ctx, actor } : undefined;
}
