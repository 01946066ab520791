import { auditText } from './audit-chain/audit-row.ts';
import type { AuditRow } from './audit-chain/audit-row.ts';
import type { Actor, Context } from './context.ts';
import { insertRows } from './db/insert-rows.ts';

/** What a field was and became; personal values masked by the caller. */
export interface AuditChange {
  field: string;
  before: string | null;
  after: string | null;
}

/**
 * Writes one audit row in the caller's transaction: who did what to whom, from where, what changed and why.
 * `detail` and `changes` hold ids and masked values only. The row is sealed into the chain within about a second (kernel/audit-chain).
 */
export async function writeAudit(
  ctx: Context,
  action: string,
  subject: { kind: string; id: string },
  detail: Record<string, string> = {},
  changes: readonly AuditChange[] = [],
): Promise<void> {
  await ctx.db('audit_log').insert(toAuditRow(ctx, action, subject, detail, changes));
}

/** Writes rows that toAuditRow made, in the caller's transaction: for writers that gather what several people did. */
export const writeAuditRows = (ctx: Pick<Context, 'db' | 'dialect'>, rows: readonly ReturnType<typeof toAuditRow>[]): Promise<void> =>
  insertRows(ctx, 'audit_log', rows);

/** How often somebody did this since then, ms; for limits counted from the record itself. */
export async function countActions(ctx: Pick<Context, 'db'>, actorId: string, action: string, since: number): Promise<number> {
  const row = (await ctx.db('audit_log').where({ actor_id: actorId, action }).where('at', '>=', since).count({ count: '*' }).first()) as {
    count: number | string;
  };
  return Number(row.count);
}

/** One row as it is stored, with the proof that we wrote it; for writers that gather rows and insert them together. */
export function toAuditRow(
  ctx: Pick<Context, 'actor' | 'ids' | 'clock' | 'requestId' | 'origin' | 'sealing'>,
  action: string,
  subject: { kind: string; id: string },
  detail: Record<string, string> = {},
  changes: readonly AuditChange[] = [],
): AuditRow & { proof: string; sealed: number } {
  const row: AuditRow = {
    id: ctx.ids.next('audit'),
    at: ctx.clock.now(),
    actor_kind: ctx.actor.kind,
    actor_id: actorId(ctx.actor),
    actor_name: ctx.actor.kind === 'staff' ? wellFormed(ctx.actor.name) : null,
    action,
    subject_kind: subject.kind,
    subject_id: subject.id,
    detail: JSON.stringify(detail),
    changes: changes.length > 0 ? JSON.stringify(changes) : null,
    request_id: ctx.requestId,
    origin: ctx.origin === undefined ? null : wellFormed(ctx.origin.slice(0, 120)),
  };
  return { ...row, proof: ctx.sealing.sign(auditText(row)), sealed: 0 };
}

/** Without halves of surrogate pairs, which a database would store as something else than was signed. */
const wellFormed = (text: string): string => Buffer.from(text).toString();

/** Whose doing it is, for what is kept on record; '' for nobody. */
export function actorId(actor: Actor): string {
  if (actor.kind === 'staff') return actor.staffId;
  if (actor.kind === 'member') return actor.customerId;
  if (actor.kind === 'open') return actor.keyId;
  return actor.kind === 'system' ? actor.name : '';
}
