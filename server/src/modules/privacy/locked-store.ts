import type { Context } from '../../kernel/context.ts';
import { writeAudit } from '../../kernel/audit.ts';
import { AppError } from '../../kernel/errors.ts';

/** Something the law has us keep of a person who had everything else erased. */
export interface LockedRecord {
  customerId: string;
  /** What it is: `consents`, `deletion`, later `invoices`, `orders`. */
  kind: string;
  content: unknown;
  reason: string;
  law: string;
  /** When it is erased as well, ms. */
  until: number;
}

/** Puts a record away, sealed. No endpoint reads it: see openLocked. Inside the caller's transaction. */
export async function lockAway(ctx: Context, it: LockedRecord): Promise<void> {
  const id = ctx.ids.next('lockedRecord');
  await ctx.db('locked_records').insert({
    id,
    customer_id: it.customerId,
    kind: it.kind,
    sealed: ctx.sealing.seal(JSON.stringify(it.content), id),
    reason: it.reason,
    law: it.law,
    until: it.until,
    created_at: ctx.clock.now(),
  });
}

/** Opens what is kept of one record id, for a court or an authority. Who asked, why, and what was opened goes on record first. */
export async function openLocked(
  ctx: Context,
  it: { customerId: string; by: string; reason: string },
): Promise<(LockedRecord & { id: string })[]> {
  if (it.reason.trim().length < 4) throw new AppError('request.invalid', { fields: [{ path: 'reason', problem: 'too short' }] });
  const rows = await ctx
    .db('locked_records')
    .where({ customer_id: it.customerId })
    .orderBy('id')
    .select<{ id: string; customer_id: string; kind: string; sealed: string; reason: string; law: string; until: number }[]>('*');
  await writeAudit(
    ctx,
    'privacy.locked_opened',
    { kind: 'customer', id: it.customerId },
    {
      by: it.by,
      reason: it.reason,
      records: rows
        .map((row) => row.id)
        .join(',')
        .slice(0, 400),
    },
  );
  return rows.map((row) => ({
    id: row.id,
    customerId: row.customer_id,
    kind: row.kind,
    content: JSON.parse(ctx.sealing.open(row.sealed, row.id)) as unknown,
    reason: row.reason,
    law: row.law,
    until: row.until,
  }));
}
