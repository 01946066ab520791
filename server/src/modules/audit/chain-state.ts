import type { Output } from '@lianke/shared/api';
import { writeAudit } from '../../kernel/audit.ts';
import { sealedMark } from '../../kernel/audit-chain/audit-row.ts';
import { readHead } from '../../kernel/audit-chain/head.ts';
import type { Context } from '../../kernel/context.ts';
import { defer } from '../../kernel/events/outbox.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { checkChain, readLastCheck } from './jobs/check-chain.ts';

/** How far the record is sealed, and what the last verification found. */
export async function getChainState(ctx: Context): Promise<Output<'staff.audit.chain'>> {
  const found = await readHead(ctx);
  const waiting = (await ctx.db('audit_log').whereIn('sealed', [sealedMark.waiting, sealedMark.refused]).count({ count: '*' }).first()) as {
    count: number | string;
  };
  const head = found && found.head.seq > 0 ? { seq: found.head.seq, hash: found.head.hash, at: found.head.at } : null;
  return { entries: head?.seq ?? 0, unsealed: Number(waiting.count), head, lastCheck: await readLastCheck(ctx) };
}

/** Starts a verification in the background; its result appears in the state of the chain. */
export async function startCheck(ctx: Context): Promise<Record<string, never>> {
  await inTransaction(ctx, async (ctx) => {
    await defer(ctx, checkChain, { run: ctx.ids.next('claim'), after: 0 });
    await writeAudit(ctx, 'audit.checked', { kind: 'audit', id: 'chain' });
  });
  return {};
}
