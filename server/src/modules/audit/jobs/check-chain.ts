import { z } from 'zod';
import { readHead } from '../../../kernel/audit-chain/head.ts';
import { chainProblems, verifyEntries, verifyHead, verifyRows } from '../../../kernel/audit-chain/verify-chain.ts';
import type { ChainProblem } from '../../../kernel/audit-chain/verify-chain.ts';
import type { Context } from '../../../kernel/context.ts';
import { defer } from '../../../kernel/events/outbox.ts';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import { inTransaction } from '../../../kernel/transaction.ts';

/** Entries in one piece of work: about half a second. */
const entriesAtOnce = 20_000;
const mostProblems = 100;

interface Check {
  at: number;
  ok: boolean;
  checked: number;
  problems: string[];
}

interface Progress {
  run: string;
  /** Entries up to here are done. */
  after: number;
  problems: string[];
}

/** `#2026 记录被改动 aud_…` */
const problemText = ({ kind, seq, auditId }: ChainProblem): string =>
  `${seq === null ? '' : `#${seq} `}${chainProblems[kind]}${auditId === null ? '' : ` ${auditId}`}`;

/**
 * Walks the chain in pieces, each its own job, so that a process that dies loses half a second. A piece starts from the stored hash of the entry
 * before it: had that been changed since, the next entry would not fit it.
 */
export const checkChain = defineJob({
  name: 'audit.check-chain',
  lane: 'bulk',
  payload: z.object({ run: z.string(), after: z.number().int() }),
  async run(ctx, { run, after }) {
    const kept = await read<Progress>(ctx, 'checking');
    if (kept?.run === run && kept.after > after) return; // this piece is done: the job ran twice
    if (after > 0 && kept?.run !== run) return; // another check was started meanwhile: it goes on instead of this one
    const before = after === 0 ? [] : (kept?.problems ?? []);
    const found: ChainProblem[] = [];
    const report = (problem: ChainProblem): void => void (found.length < mostProblems && found.push(problem));
    const head = await verifyHead(ctx, report);
    const start = await ctx.db('audit_chain').where({ seq: after }).first<{ chain_hash: string } | undefined>('chain_hash');
    const reached = head && (await verifyEntries(ctx, head, { seq: after, hash: start?.chain_hash ?? '' }, entriesAtOnce, report));
    const removed = before.length > 0 || found.length > 0;
    if (!reached) await verifyRows(ctx, head, removed, report);
    const problems = [...new Set([...before, ...found.map(problemText)])].slice(0, mostProblems);
    await inTransaction(ctx, async (ctx) => {
      if (!reached) return save(ctx, 'check', { at: ctx.clock.now(), ok: problems.length === 0, checked: head?.seq ?? 0, problems });
      await save(ctx, 'checking', { run, after: reached.seq, problems } satisfies Progress);
      await defer(ctx, checkChain, { run, after: reached.seq });
    });
    if (!reached && problems.length > 0) ctx.log.error({ problems: problems.slice(0, 10) }, 'the audit record was tampered with');
  },
});

/** Once a day: the head goes to the log, which is kept elsewhere (so a chain that was made anew or cut shows), and a check is started. */
export const checkDaily = defineJob({
  name: 'audit.daily',
  lane: 'bulk',
  payload: z.object({}),
  async run(ctx) {
    const found = await readHead(ctx);
    if (found) ctx.log.info({ seq: found.head.seq, hash: found.head.hash, headAt: found.head.at }, 'head of the audit chain');
    await inTransaction(ctx, async (ctx) => defer(ctx, checkChain, { run: ctx.ids.next('claim'), after: 0 }));
  },
});

const read = async <T>(ctx: Context, name: string): Promise<T | null> => {
  const row = await ctx.db<{ name: string; value: string }>('audit_state').where({ name }).first();
  return row ? (JSON.parse(row.value) as T) : null;
};

async function save(ctx: Context, name: string, value: object): Promise<void> {
  await ctx.db('audit_state').where({ name }).delete();
  await ctx.db('audit_state').insert({ name, value: JSON.stringify(value) });
}

/** What the last finished verification found. */
export const readLastCheck = (ctx: Context): Promise<Check | null> => read<Check>(ctx, 'check');
