import type { Context } from './context.ts';

/**
 * Writes one audit row in the caller's transaction: who did what to whom, and why. `detail` holds ids and masked values only.
 */
export async function writeAudit(
  ctx: Context,
  action: string,
  subject: { kind: string; id: string },
  detail: Record<string, string> = {},
): Promise<void> {
  const { actor } = ctx;
  await ctx.db('audit_log').insert({
    id: ctx.ids.next('audit'),
    at: ctx.clock.now(),
    actor_kind: actor.kind,
    actor_id:
      actor.kind === 'staff' ? actor.staffId : actor.kind === 'member' ? actor.customerId : actor.kind === 'system' ? actor.name : '',
    action,
    subject_kind: subject.kind,
    subject_id: subject.id,
    detail: JSON.stringify(detail),
    request_id: ctx.requestId,
  });
}
