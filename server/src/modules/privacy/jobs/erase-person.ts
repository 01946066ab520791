import { z } from 'zod';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import type { JobDefinition } from '../../../kernel/jobs/define-job.ts';
import type { PrivacyPart } from '../../../kernel/privacy/privacy-part.ts';
import { afterCommit, inTransaction } from '../../../kernel/transaction.ts';
import { lockPerson } from '../../customers/index.ts';
import { gatherPerson } from '../gather-person.ts';
import { lockAway } from '../locked-store.ts';
import { evidenceLaw, evidenceMs } from '../evidence.ts';
import { requests, settledAt } from '../request-store.ts';
import type { Receipt, RequestRow } from '../request-store.ts';
import { lookAhead } from '../look-ahead.ts';

const payload = z.object({ requestId: z.string() });
export type ErasePerson = JobDefinition<typeof payload>;

/**
 * Erases a person. What takes long is swept before, as often as needed; the rest is one transaction that also settles the request and writes the
 * receipt, so a crash leaves either everything or nothing, and a second run finds the request settled.
 */
export const erasePerson = (parts: readonly PrivacyPart[]): ErasePerson =>
  defineJob({
    name: 'privacy.erase-person',
    payload,
    async run(ctx, { requestId }) {
      const request = await requests(ctx).where({ id: requestId, kind: 'deletion', status: 'approved' }).first();
      if (!request) return;
      const swept = await sweep(ctx, parts, request);
      await inTransaction(ctx, (ctx) => erase(ctx, parts, request, swept));
    },
  });

async function sweep(ctx: Context, parts: readonly PrivacyPart[], request: RequestRow): Promise<Receipt['erased']> {
  const person = await gatherPerson(ctx, request.customer_id);
  const swept: Receipt['erased'] = [];
  for (const part of parts) swept.push(...((await part.sweep?.(ctx, person)) ?? []));
  return swept;
}

async function erase(ctx: Context, parts: readonly PrivacyPart[], request: RequestRow, swept: Receipt['erased']): Promise<void> {
  const at = ctx.clock.now();
  const taken = await requests(ctx)
    .where({ id: request.id, status: 'approved' })
    .update({ status: 'done', ...settledAt(at) });
  if (taken === 0) return;
  await lockPerson(ctx, request.customer_id);
  const person = await gatherPerson(ctx, request.customer_id);
  const ahead = await lookAhead(ctx, parts, person);
  for (const part of parts) for (const holding of part.holdings) await holding.erase(ctx, person);
  const receipt: Receipt = { at, erased: [...ahead.erased, ...swept].filter((it) => it.count > 0), kept: ahead.kept };
  await requests(ctx)
    .where({ id: request.id })
    .update({ receipt: JSON.stringify(receipt) });
  await lockAway(ctx, {
    customerId: request.customer_id,
    kind: 'deletion',
    content: {
      request: request.id,
      requestedAt: request.requested_at,
      identityProof: request.identity_proof,
      approvedBy: request.settled_by,
      receipt,
    },
    reason: '证明已按申请删除',
    law: evidenceLaw,
    until: at + evidenceMs,
  });
  await writeAudit(
    ctx,
    'privacy.erased',
    { kind: 'customer', id: request.customer_id },
    { request: request.id, rows: String(receipt.erased.reduce((sum, it) => sum + it.count, 0)) },
  );
  afterCommit(ctx, () => person.customerIds.forEach((id) => ctx.live.publish(id)));
}
