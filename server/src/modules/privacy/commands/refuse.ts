import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { findRequest } from '../queries/staff-queue.ts';
import { requests, sealText, settledAt } from '../request-store.ts';
import { auditDetail, noteSettled } from './approve.ts';

/** Refuses with the reason the customer will read. Throws privacy.request_not_found, privacy.request_settled. */
export async function refuseRequest(ctx: Context, input: { id: string; answer: string }): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== 'staff') throw new AppError('auth.required');
  const row = await findRequest(ctx, input.id);
  await inTransaction(ctx, async (ctx) => {
    const taken = await requests(ctx)
      .where({ id: row.id, status: 'open' })
      .update({
        status: 'refused',
        ...settledAt(ctx.clock.now()),
        settled_by: actor.staffId,
        answer_sealed: sealText(ctx, row.id, 'answer', input.answer),
      });
    if (taken === 0) throw new AppError('privacy.request_settled');
    await writeAudit(ctx, 'privacy.refused', { kind: 'customer', id: row.customer_id }, auditDetail(row, input.answer));
    await noteSettled(ctx, row.customer_id, row, 'refused');
  });
}
