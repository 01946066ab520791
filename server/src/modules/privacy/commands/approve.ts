import { writeAudit } from '../../../kernel/audit.ts';
import { defer } from '../../../kernel/events/outbox.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { addTimelineEntries, updateCustomer } from '../../customers/index.ts';
import type { ErasePerson } from '../jobs/erase-person.ts';
import type { PrepareCopy } from '../jobs/prepare-copy.ts';
import { findRequest } from '../queries/staff-queue.ts';
import { openWishes, requests, sealText, settledAt } from '../request-store.ts';
import type { RequestRow } from '../request-store.ts';
import { checkWishes } from '../rules/check-wishes.ts';

interface Work {
  prepareCopy: PrepareCopy;
  erasePerson: ErasePerson;
}

/**
 * Acts on a request: a correction at once, a copy or a deletion by a job. One conditional update decides between two people who press at once.
 * Throws privacy.request_not_found, privacy.request_settled, and for a correction what updateCustomer throws.
 */
export async function approveRequest(ctx: Context, work: Work, input: { id: string; answer?: string | undefined }): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== 'staff') throw new AppError('auth.required');
  const row = await findRequest(ctx, input.id);
  await inTransaction(ctx, async (ctx) => {
    const now = ctx.clock.now();
    const answer_sealed = sealText(ctx, row.id, 'answer', input.answer);
    const next = row.kind === 'correction' ? { status: 'done' as const, ...settledAt(now) } : { status: 'approved' as const };
    const taken = await requests(ctx)
      .where({ id: row.id, status: 'open' })
      .update({ ...next, settled_by: actor.staffId, answer_sealed });
    if (taken === 0) throw new AppError('privacy.request_settled');
    await writeAudit(ctx, 'privacy.approved', { kind: 'customer', id: row.customer_id }, auditDetail(row, input.answer));
    if (row.kind === 'access') await defer(ctx, work.prepareCopy, { requestId: row.id });
    if (row.kind === 'deletion') await defer(ctx, work.erasePerson, { requestId: row.id });
    if (row.kind === 'correction') await correct(ctx, row);
  });
}

/** The person's own wish needs no field right of the member of staff who lets it through; that one's name is on the approval. */
async function correct(ctx: Context, row: RequestRow): Promise<void> {
  const change = checkWishes(openWishes(ctx, row));
  const asShop: Context = { ...ctx, actor: { kind: 'system', name: 'privacy.correction' } };
  const wished = Object.keys(change).length > 0;
  const customerId = wished ? await updateCustomer(asShop, { id: row.customer_id, change }) : row.customer_id;
  await noteSettled(ctx, customerId, row, 'done');
}

/** The reason is on record, except for a deletion: what staff wrote there may name the person, and the record of actions is kept. */
export const auditDetail = (row: RequestRow, answer: string | undefined): Record<string, string> => ({
  request: row.id,
  kind: row.kind,
  ...(answer && row.kind !== 'deletion' ? { reason: answer } : {}),
});

export async function noteSettled(ctx: Context, customerId: string, row: RequestRow, status: string): Promise<void> {
  const staff = ctx.actor.kind === 'staff' ? { id: ctx.actor.staffId, name: ctx.actor.name } : undefined;
  const data = { request: row.id, kind: row.kind, status };
  await addTimelineEntries(ctx, [{ customerId, kind: 'privacy.settled', at: ctx.clock.now(), data, staff }]);
}
