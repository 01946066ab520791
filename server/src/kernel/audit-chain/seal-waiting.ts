import type { Context } from '../context.ts';
import { insertRows } from '../db/insert-rows.ts';
import { inTransaction } from '../transaction.ts';
import { auditColumns, auditText, rowHash, sealedMark } from './audit-row.ts';
import type { AuditRow } from './audit-row.ts';
import { createChainHash, insertHead, moveHead, readHead } from './head.ts';
import type { Head } from './head.ts';

/** At most so many rows in one go. */
export const sealBatch = 500;
type WaitingRow = AuditRow & { proof: string | null };

/**
 * Appends the rows that wait, oldest first, at most 500, and answers how many were dealt with. Safe in several processes: whoever moves the head
 * (one conditional update) has the batch, everything else is in the same transaction, and the others find nothing left.
 * A row without our proof is not taken into the chain but marked, logged, and named by every verification.
 */
export async function sealWaiting(ctx: Context): Promise<number> {
  if (!(await ctx.db('audit_log').where({ sealed: sealedMark.waiting }).first('id'))) return 0;
  const begun = (await readHead(ctx)) ?? (await begin(ctx));
  // Read after the head: if the head is still there when we move it, nobody else has dealt with these rows.
  const rows = await ctx
    .db('audit_log')
    .where({ sealed: sealedMark.waiting })
    .orderBy('id')
    .limit(sealBatch)
    .select<WaitingRow[]>(...auditColumns, 'proof');
  if (rows.length === 0) return 0;
  const known = new Set(await ctx.db('audit_chain').whereIn('audit_id', idsOf(rows)).pluck<string[]>('audit_id'));
  const isGood = (row: WaitingRow): boolean => !known.has(row.id) && isOurs(ctx, begun.head, row);
  const good = rows.filter(isGood);
  const refused = rows.filter((row) => !isGood(row));
  const done = await append(ctx, begun, good, refused);
  if (done && refused.length > 0)
    ctx.log.error({ auditIds: idsOf(refused).slice(0, 20), count: refused.length }, 'audit rows that we did not write; run verify-audit');
  return done ? rows.length : 0;
}

const idsOf = (rows: readonly AuditRow[]): string[] => rows.map((row) => row.id);

function isOurs(ctx: Context, head: Head, row: WaitingRow): boolean {
  if (row.proof === null) return head.adopted !== null && row.id <= head.adopted;
  return ctx.sealing.isSigned(auditText(row), row.proof);
}

/** The first rows ever: those written before there were proofs are adopted as they are. */
async function begin(ctx: Context): Promise<NonNullable<Awaited<ReturnType<typeof readHead>>>> {
  if (await ctx.db('audit_chain').first('seq')) throw new Error('the head of the audit chain is gone; run verify-audit');
  const old = (await ctx.db('audit_log').whereNull('proof').max({ id: 'id' }).first()) as { id: string | null } | undefined;
  await insertHead(ctx, old?.id ?? null).catch((error: unknown) => {
    if (!ctx.dialect.isUniqueViolation(error)) throw error; // another process began it
  });
  const head = await readHead(ctx);
  if (!head) throw new Error('the audit chain could not be begun');
  return head;
}

class HeadMoved extends Error {}

async function append(
  ctx: Context,
  { head, stored }: { head: Head; stored: string },
  rows: readonly AuditRow[],
  refused: readonly AuditRow[],
): Promise<boolean> {
  const chainHash = createChainHash(ctx, head.keys);
  let { seq, hash } = head;
  const entries = rows.map((row) => {
    const row_hash = rowHash(row);
    seq += 1;
    hash = chainHash(seq, hash, row_hash);
    return { seq, audit_id: row.id, row_hash, chain_hash: hash };
  });
  const mark = (db: Context['db'], ids: string[], sealed: number): PromiseLike<number> =>
    db('audit_log').whereIn('id', ids).where({ sealed: sealedMark.waiting }).update({ sealed });
  try {
    await inTransaction(ctx, async (ctx) => {
      // First of all, so that a second process waits here and then goes away.
      if (!(await moveHead(ctx, stored, { ...head, seq, hash, at: ctx.clock.now() }))) throw new HeadMoved();
      await insertRows(ctx, 'audit_chain', entries);
      if (rows.length > 0 && (await mark(ctx.db, idsOf(rows), sealedMark.chained)) !== rows.length) throw new HeadMoved();
      if (refused.length > 0) await mark(ctx.db, idsOf(refused), sealedMark.refused);
    });
    return true;
  } catch (error) {
    if (error instanceof HeadMoved) return false;
    throw error;
  }
}
