import { writeAudit } from '../../../kernel/audit.ts';
import { callingStaff } from '../../../kernel/calling-staff.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { runChecks } from '../checks/run-checks.ts';
import type { InvoicedPart } from '../invoiced-part.ts';
import { approvalsOf } from '../tables.ts';
import type { Check, RequestRow } from '../tables.ts';
import { letThrough } from './approve-by-system.ts';
import { recordMove } from './moves.ts';
import { lockRequest } from './request-store.ts';
import { tellCustomer } from './tell-customer.ts';

interface Approved {
  id: string;
  /** As it was read; null: whatever it is now. */
  revision: number | null;
  despiteWarnings: boolean;
}

/**
 * Lets a request through as the calling member of staff; with four eyes the first of them is only written down.
 * Throws invoice.not_found, state_refused, changed_meanwhile, check_failed, check_warns, second_person.
 */
export async function approveRequest(ctx: Context, parts: readonly InvoicedPart[], it: Approved): Promise<void> {
  const { staffId } = callingStaff(ctx);
  await inTransaction(ctx, async (ctx) => {
    const row = await lockRequest(ctx, parts, it.id);
    if (row.state !== 'requested') throw new AppError('invoice.state_refused', { state: row.state });
    if (it.revision !== null && row.revision !== it.revision) throw new AppError('invoice.changed_meanwhile');
    requireOther(row, staffId);
    await requireChecked(ctx, parts, row, it.despiteWarnings);
    const approvals = JSON.stringify([...approvalsOf(row), { staffId, at: ctx.clock.now() }]);
    await writeAudit(ctx, 'invoices.approved', { kind: 'invoice_request', id: row.id });
    if (approvalsOf(row).length + 1 >= row.approvals_needed) await letThrough(ctx, parts, row, { approvals });
    else {
      await ctx
        .db<RequestRow>('invoice_requests')
        .where({ id: row.id })
        .update({ approvals, revision: row.revision + 1 });
      await recordMove(ctx, row.id, 'approved_once');
    }
    await tellCustomer(ctx, row, null);
  });
}

/** Two approvals come from two people, and nobody lets through first what they asked for by hand. */
function requireOther(row: RequestRow, staffId: string): void {
  const given = approvalsOf(row);
  const own = row.manual === 1 && row.approvals_needed > 1 && row.staff_id === staffId && given.length === 0;
  if (own || given.some((it) => it.staffId === staffId)) throw new AppError('invoice.second_person');
}

async function requireChecked(ctx: Context, parts: readonly InvoicedPart[], row: RequestRow, despite: boolean): Promise<void> {
  const checks = await runChecks(ctx, parts, row);
  const stops = checks.filter((it) => it.result === 'stop');
  const warns = checks.filter((it) => it.result === 'warn');
  if (stops.length > 0) throw new AppError('invoice.check_failed', told(stops));
  if (warns.length > 0 && !despite) throw new AppError('invoice.check_warns', told(warns));
}

const told = (checks: readonly Check[]): { checks: string; text: string } => ({
  checks: checks.map((it) => it.check).join(),
  text: checks.map((it) => it.text).join('；'),
});
