import type { Input, Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { countSelected, fieldAccess, selectCustomers } from '../../customers/index.ts';
import { place } from '../tables.ts';
import type { CustomerExportRow } from '../tables.ts';
import { exportColumns } from './export-columns.ts';

const downloadWithinMs = 10 * 60_000;

/** Writes down who takes what and why, and opens the door once, for ten minutes. Throws customer.field_forbidden, customer.filter_invalid. */
export async function startExport(ctx: Context, input: Input<'staff.exports.start'>): Promise<Output<'staff.exports.start'>> {
  const { actor } = ctx;
  if (actor.kind !== 'staff') throw new AppError('auth.required');
  const access = await fieldAccess(ctx);
  const columns = exportColumns(ctx, access, input.columns);
  const selection = { search: input.selection.search, filter: input.selection.filter };
  const total = await countSelected(ctx, await selectCustomers(ctx, selection, access), input.selection.search !== undefined);
  return inTransaction(ctx, async (ctx) => {
    const now = ctx.clock.now();
    const id = ctx.ids.next('customerExport');
    const row: CustomerExportRow = {
      id,
      staff_id: actor.staffId,
      staff_name: actor.name,
      format: input.format,
      reason: input.reason,
      columns: JSON.stringify([...new Set(input.columns)]),
      selection_sealed: ctx.sealing.seal(JSON.stringify(selection), place.selection(id)),
      status: 'ready',
      rows_written: null,
      started_at: now,
      expires_at: now + downloadWithinMs,
      finished_at: null,
    };
    await ctx.db('customer_exports').insert(row);
    const detail = {
      reason: input.reason,
      format: input.format,
      columns: columns.map((column) => column.heading).join('、'),
      filter: (input.selection.filter ?? []).map((condition) => `${condition.field} ${condition.op}`).join('；'),
      searched: input.selection.search === undefined ? 'no' : 'yes',
      total: `${total.exact ? '' : '≥'}${total.count}`,
    };
    await writeAudit(ctx, 'customers.export_started', { kind: 'customer_export', id }, detail);
    return { id, downloadUrl: `/downloads/exports/${id}`, expiresAt: row.expires_at, total };
  });
}
