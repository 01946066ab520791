import type { Input, Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import { callingStaff } from '../../../kernel/calling-staff.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { resolveCustomerId } from '../../customers/index.ts';
import { partFor } from '../claims/read-offers.ts';
import type { InvoicedPart, InvoicedSource } from '../invoiced-part.ts';
import { approveRequest } from '../requests/approve.ts';
import { approvalsNeeded } from '../requests/approvals-needed.ts';
import { askForInvoices, withChecks } from '../requests/ask.ts';
import { endRequest } from '../requests/end-request.ts';
import { recordMove } from '../requests/moves.ts';
import { lockRequest } from '../requests/request-store.ts';
import { visibleRequest } from '../requests/visible-request.ts';
import { currentRules } from '../settings/rules.ts';
import { sealEmail, sealTitle } from '../tables.ts';
import type { RequestRow } from '../tables.ts';
import { judgeTitle, shownName } from '../titles/judge-title.ts';
import { toStaffInvoiceCards } from '../views/staff-cards.ts';
import { toStaffDetail } from '../views/staff-detail.ts';
import { requireVisibleSources } from './look.ts';

type One = Output<'staff.invoices.approve'>;

/** On a customer's behalf. Throws order.not_found, invoice.one_customer, title_invalid, special_needs_company, and what asking throws. */
export const createStaffRequest =
  (parts: readonly InvoicedPart[]) =>
  async (ctx: Context, input: Input<'staff.invoices.request'>): Promise<Output<'staff.invoices.request'>> => {
    const { staffId } = callingStaff(ctx);
    const type = input.type ?? 'normal';
    const title = judgeTitle(input.title, type, input.despiteWarning ?? false);
    const sources = await partFor(parts, 'order').read(ctx, input.orderIds);
    await requireVisibleSources(ctx, sources);
    await requireOneCustomer(ctx, sources);
    const rows = await inTransaction(ctx, async (ctx) => {
      const made = await askForInvoices(ctx, parts, {
        ...{ kind: 'order', sourceIds: input.orderIds, allow: sameOwners(sources), expectedFen: input.expectedFen, replacesId: null },
        ...{ type, title, email: input.email ?? '', note: input.note ?? '', askedBy: 'staff' as const, staffId },
        manualFen: input.manualFen === input.expectedFen ? null : (input.manualFen ?? null),
      });
      for (const row of made)
        await writeAudit(ctx, 'invoices.requested', { kind: 'invoice_request', id: row.id }, { fen: String(row.amount_fen) });
      return made;
    });
    return { requests: await toStaffInvoiceCards(ctx, rows) };
  };

/** Somebody else's since they were looked at: nothing is asked for. */
const sameOwners =
  (seen: readonly InvoicedSource[]) =>
  (locked: readonly InvoicedSource[]): void => {
    const owner = new Map(seen.map((source) => [source.id, source.customerId]));
    if (locked.some((source) => owner.get(source.id) !== source.customerId)) throw new AppError('order.not_found');
  };

async function requireOneCustomer(ctx: Context, sources: readonly InvoicedSource[]): Promise<void> {
  const owners = new Set<string | null>();
  for (const { customerId } of sources) owners.add(customerId === null ? null : ((await resolveCustomerId(ctx, customerId)) ?? customerId));
  if (owners.size > 1) throw new AppError('invoice.one_customer');
}

/** Approvals begin anew. Throws invoice.not_found, state_refused, changed_meanwhile, title_invalid, special_needs_company. */
export const createEdit =
  (parts: readonly InvoicedPart[]) =>
  async (ctx: Context, input: Input<'staff.invoices.edit'>): Promise<Output<'staff.invoices.edit'>> => {
    await visibleRequest(ctx, input.id);
    const title = judgeTitle(input.title, input.type, input.despiteWarning ?? false);
    await inTransaction(ctx, async (ctx) => {
      const row = await lockRequest(ctx, parts, input.id);
      if (row.state !== 'requested') throw new AppError('invoice.state_refused', { state: row.state });
      if (row.revision !== input.revision) throw new AppError('invoice.changed_meanwhile');
      const change: Partial<RequestRow> = {
        ...{ type: input.type, title_kind: title.kind, title_sealed: sealTitle(ctx, row.id, title), title_shown: shownName(title) },
        ...{ email_sealed: sealEmail(ctx, row.id, input.email), note: input.note, approvals: '[]', revision: row.revision + 1 },
        approvals_needed: approvalsNeeded({ type: input.type, manual: row.manual }, await currentRules(ctx)),
      };
      await ctx.db<RequestRow>('invoice_requests').where({ id: row.id }).update(change);
      await recordMove(ctx, row.id, 'edited', input.note);
      await writeAudit(ctx, 'invoices.edited', { kind: 'invoice_request', id: row.id });
      await withChecks(ctx, parts, { ...row, ...change });
    });
    return { request: await toStaffDetail(ctx, parts, input.id) };
  };

/** Throws invoice.not_found, state_refused, changed_meanwhile, check_failed, check_warns, second_person. */
export const createApprove =
  (parts: readonly InvoicedPart[]) =>
  async (ctx: Context, { id, revision, despiteWarnings = false }: Input<'staff.invoices.approve'>): Promise<One> => {
    await visibleRequest(ctx, id);
    await approveRequest(ctx, parts, { id, revision, despiteWarnings });
    return { request: await toStaffDetail(ctx, parts, id) };
  };

/** Throws invoice.not_found, state_refused. */
export const createReject =
  (parts: readonly InvoicedPart[]) =>
  async (ctx: Context, { id, reason }: Input<'staff.invoices.reject'>): Promise<Output<'staff.invoices.reject'>> => {
    await visibleRequest(ctx, id);
    await endRequest(ctx, parts, {
      ...{ id, to: 'rejected', why: reason },
      record: (ctx) => writeAudit(ctx, 'invoices.rejected', { kind: 'invoice_request', id }, { reason }),
    });
    return { request: await toStaffDetail(ctx, parts, id) };
  };
