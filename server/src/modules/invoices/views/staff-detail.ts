import { maskEmail } from '@lianke/shared';
import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { staffNamesById } from '../../identity/index.ts';
import { runAllChecks } from '../checks/run-checks.ts';
import { worstOf } from '../checks/judge.ts';
import type { InvoicedPart } from '../invoiced-part.ts';
import type { InvoiceLineRow, InvoiceRow } from '../issuing/tables.ts';
import { canOf as canOfInvoice } from '../issuing/what-can-be-done.ts';
import { redsOfBlues, redViews } from '../reds/red-view.ts';
import { endable } from '../requests/end-request.ts';
import { findRequest } from '../requests/request-store.ts';
import { approvalsOf, checksOf, emailOf } from '../tables.ts';
import type { MoveRow, RequestRow } from '../tables.ts';
import { filesOf, invoicesOf, toInvoiceCard } from './invoices-of.ts';
import { toStaffInvoiceCards } from './staff-cards.ts';

export type StaffInvoiceDetail = Output<'staff.invoices.get'>['request'];
type StaffInvoice = StaffInvoiceDetail['invoices'][number];

/** One request whole. What still waits for somebody is checked anew: what was fine when it was asked for may not be now. Throws invoice.not_found. */
export async function toStaffDetail(ctx: Context, parts: readonly InvoicedPart[], id: string): Promise<StaffInvoiceDetail> {
  const row = await findRequest(ctx, id);
  const [card] = row ? await toStaffInvoiceCards(ctx, [row]) : [];
  if (!row || !card) throw new AppError('invoice.not_found');
  const checks = row.state === 'requested' ? await runAllChecks(ctx, parts, row) : checksOf(row);
  const approvals = approvalsOf(row);
  const staff = await staffNamesById(
    ctx,
    approvals.map((it) => it.staffId),
  );
  const mayIssue = ctx.actor.kind === 'staff' && ctx.actor.permissions.includes('invoices.issue');
  const email = emailOf(ctx, row);
  const invoices = await toStaffInvoices(ctx, row.id);
  const unsent = invoices.every((it) => it.state === 'queued' || it.state === 'failed');
  return {
    ...card,
    ...{
      check: worstOf(checks),
      checks,
      email: mayIssue || email === '' ? email : maskEmail(email),
      note: row.note,
      askedBy: row.asked_by,
    },
    approvals: approvals.map((it) => ({ ...it, name: staff.get(it.staffId) ?? '' })),
    invoices,
    history: await historyOf(ctx, row),
    revision: row.revision,
    can: {
      approve: mayIssue && row.state === 'requested',
      reject: mayIssue && endable.includes(row.state) && unsent,
      edit: mayIssue && row.state === 'requested',
      // Customers cancel; staff reject with a reason the customer reads.
      cancel: false,
    },
  };
}

async function toStaffInvoices(ctx: Context, requestId: string): Promise<StaffInvoice[]> {
  const all = await invoicesOf(ctx, [requestId]);
  const rows = all.get(requestId) ?? [];
  const ids = rows.map((row) => row.id);
  const lines: InvoiceLineRow[] =
    ids.length === 0 ? [] : await ctx.db<InvoiceLineRow>('invoice_rows').whereIn('invoice_id', ids).orderBy(['invoice_id', 'nth']);
  const files = await filesOf(ctx, all.values());
  const reds = await redsOfBlues(ctx, ids);
  const redOf = new Map((await redViews(ctx, [...reds.values()])).map((red) => [red.blue.id, red]));
  return rows.map((row) => ({
    ...toInvoiceCard(row, files.get(row.id) ?? []),
    rows: lines.filter((line) => line.invoice_id === row.id).map(toRow),
    ...{ serial: row.serial, provider: row.provider, remark: row.remark, block: row.block, problem: row.problem },
    ...{ retryable: row.retryable === 1, submittedAt: row.submitted_at, nextQueryAt: nextQueryAt(row), red: redOf.get(row.id) ?? null },
    can: canOfInvoice(row, (reds.get(row.id)?.open_blue_id ?? null) !== null),
  }));
}

const nextQueryAt = (row: InvoiceRow): number | null => (row.state === 'submitting' ? row.next_at : null);

const toRow = (line: InvoiceLineRow): StaffInvoice['rows'][number] => ({
  ...{ nth: line.nth, kind: line.kind, printedName: line.printed_name, taxCode: line.tax_code, spec: line.spec, unit: line.unit },
  ...{ quantity: line.quantity, unitPrice: line.unit_price, netFen: line.net_fen, taxFen: line.tax_fen, totalFen: line.total_fen },
  ...{ rateBps: line.rate_bps, mark: line.mark },
});

async function historyOf(ctx: Context, row: RequestRow): Promise<StaffInvoiceDetail['history']> {
  const moves = await ctx.db<MoveRow>('invoice_moves').where({ request_id: row.id }).orderBy('id');
  const staff = await staffNamesById(
    ctx,
    moves.flatMap((it) => (it.actor_kind === 'staff' ? it.actor_id : [])),
  );
  // A member of staff by name; `member` and `system` are words the apps know.
  return moves.map((it) => ({
    ...{ move: it.move, at: it.at, note: it.note },
    by: it.actor_kind === 'staff' ? (staff.get(it.actor_id) ?? '') : it.actor_kind,
  }));
}
