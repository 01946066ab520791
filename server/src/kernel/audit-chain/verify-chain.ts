import type { Context } from '../context.ts';
import { auditColumns, auditText, rowHash, sealedMark } from './audit-row.ts';
import type { AuditRow } from './audit-row.ts';
import { createChainHash, headMac, readHead } from './head.ts';
import type { Head } from './head.ts';

type Needed = Pick<Context, 'db' | 'sealing'>;
const pageSize = 2_000;

export const chainProblems = {
  row_edited: '记录被改动',
  row_removed: '记录被删除',
  row_inserted: '记录不在链上（被插入，或链条目被删除）',
  row_unproven: '记录不是本系统写入的',
  mark_changed: '记录的封存标记被改动',
  entry_removed: '链条目缺失',
  entry_changed: '链条目被改动、替换或换序',
  end_missing: '链的末尾与链头不符（末尾被删除或改动）',
  beyond_head: '链头之后还有条目（链头被改回，或条目被插入）',
  head_missing: '链头丢失',
  head_forged: '链头被改动，或不持有当时的密钥',
} as const;

export interface ChainProblem {
  kind: keyof typeof chainProblems;
  /** Position in the chain, where there is one. */
  seq: number | null;
  auditId: string | null;
}

type Report = (problem: ChainProblem) => void;

/** What a walk along the chain needs to go on later. `hash` is the stored hash of the entry `seq`. */
export interface ChainPlace {
  seq: number;
  hash: string;
}

/** The head as of now, if it can be trusted. Says what is wrong with it otherwise. */
export async function verifyHead(ctx: Needed, report: Report): Promise<Head | undefined> {
  // The last entry is read before the head: entries and head move together, so a head behind it was set back.
  const last = (await ctx.db('audit_chain').max({ seq: 'seq' }).first()) as { seq: number | null } | undefined;
  const found = await readHead(ctx);
  const seq = Number(last?.seq ?? 0);
  if (!found) {
    if (seq > 0) report({ kind: 'head_missing', seq: null, auditId: null });
    return undefined;
  }
  if (!isGenuine(ctx, found)) {
    report({ kind: 'head_forged', seq: found.head.seq, auditId: null });
    return undefined;
  }
  if (seq > found.head.seq) report({ kind: 'beyond_head', seq: found.head.seq + 1, auditId: null });
  return found.head;
}

function isGenuine(ctx: Needed, { head, mac }: { head: Head; mac: string }): boolean {
  try {
    return headMac(ctx, head) === mac;
  } catch {
    return false;
  }
}

interface Entry extends AuditRow {
  seq: number;
  audit_id: string;
  row_hash: string;
  chain_hash: string;
  sealed: number | null;
}

/** Checks up to `most` entries after `from`, one page in memory at a time; answers the place reached, or null at the head. */
export async function verifyEntries(ctx: Needed, head: Head, from: ChainPlace, most: number, report: Report): Promise<ChainPlace | null> {
  const chainHash = createChainHash(ctx, head.keys);
  let { seq, hash } = from;
  for (let left = most; left > 0; left -= pageSize) {
    const entries = await readEntries(ctx, seq, head.seq, Math.min(pageSize, left));
    for (const entry of entries) {
      const place = { seq: entry.seq, auditId: entry.audit_id };
      if (entry.seq !== seq + 1) report({ kind: 'entry_removed', seq: seq + 1, auditId: null });
      else if (chainHash(entry.seq, hash, entry.row_hash) !== entry.chain_hash) report({ kind: 'entry_changed', ...place });
      if (entry.id === null) report({ kind: 'row_removed', ...place });
      else if (rowHash(entry) !== entry.row_hash) report({ kind: 'row_edited', ...place });
      if (entry.id !== null && entry.sealed !== sealedMark.chained) report({ kind: 'mark_changed', ...place });
      ({ seq, chain_hash: hash } = entry);
    }
    if (entries.length < Math.min(pageSize, left)) {
      if (seq !== head.seq || hash !== head.hash) report({ kind: 'end_missing', seq: head.seq, auditId: null });
      return null;
    }
  }
  return { seq, hash };
}

const readEntries = async (ctx: Needed, after: number, upTo: number, limit: number): Promise<Entry[]> =>
  ctx
    .db('audit_chain as c')
    .leftJoin('audit_log as a', 'a.id', 'c.audit_id')
    .where('c.seq', '>', after)
    .where('c.seq', '<=', upTo)
    .orderBy('c.seq')
    .limit(limit)
    .select<Entry[]>('c.seq', 'c.audit_id', 'c.row_hash', 'c.chain_hash', 'a.sealed', ...auditColumns.map((column) => `a.${column}`));

/** Rows outside the chain: put in by hand, refused by the sealer, waiting without our proof. `search` false skips the costly one when counts agree. */
export async function verifyRows(ctx: Needed, head: Head | undefined, search: boolean, report: Report): Promise<void> {
  const rows = (): ReturnType<Needed['db']> => ctx.db('audit_log as a');
  await eachRow(
    () => rows().whereNotIn('a.sealed', [sealedMark.waiting, sealedMark.chained]),
    (row) => report({ kind: 'row_unproven', seq: null, auditId: row.id }),
  );
  await eachRow(
    () => rows().where('a.sealed', sealedMark.waiting),
    (row) => {
      const old = row.proof === null && (!head || (head.adopted !== null && row.id <= head.adopted));
      if (!old && !(row.proof !== null && ctx.sealing.isSigned(auditText(row), row.proof)))
        report({ kind: 'row_unproven', seq: null, auditId: row.id });
    },
  );
  if (!search && (await countsAgree(ctx))) return;
  await eachRow(
    () => rows().leftJoin('audit_chain as c', 'c.audit_id', 'a.id').where('a.sealed', sealedMark.chained).whereNull('c.audit_id'),
    (row) => report({ kind: 'row_inserted', seq: null, auditId: row.id }),
  );
}

type StoredRow = AuditRow & { proof: string | null };

async function eachRow(query: () => ReturnType<Needed['db']>, visit: (row: StoredRow) => void): Promise<void> {
  for (let after = ''; ;) {
    const rows: StoredRow[] = await query()
      .where('a.id', '>', after)
      .orderBy('a.id')
      .limit(pageSize)
      .select(...auditColumns.map((column) => `a.${column}`), 'a.proof');
    rows.forEach(visit);
    if (rows.length < pageSize) return;
    after = rows.at(-1)?.id ?? '';
  }
}

/** In one statement, so that a sealer at work between two does not show. */
async function countsAgree(ctx: Needed): Promise<boolean> {
  const counts = (await ctx.db
    .select(
      ctx.db('audit_log').where({ sealed: sealedMark.chained }).count('*').as('chained'),
      ctx.db('audit_chain').count('*').as('entries'),
    )
    .first()) as { chained: number | string; entries: number | string };
  return Number(counts.chained) === Number(counts.entries);
}

/** The whole chain from its first entry to its head as of now, in constant memory, while the product may be running. */
export async function verifyChain(ctx: Needed, report: Report): Promise<{ head: Head | undefined; checked: number }> {
  let removed = false;
  const note: Report = (problem) => {
    removed ||= problem.kind === 'row_removed';
    report(problem);
  };
  const head = await verifyHead(ctx, note);
  if (head) await verifyEntries(ctx, head, { seq: 0, hash: '' }, Infinity, note);
  await verifyRows(ctx, head, removed, note);
  return { head, checked: head?.seq ?? 0 };
}
