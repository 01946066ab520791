import type { Context } from '../../../kernel/context.ts';
import { queueInvoices } from '../issuing/queue-invoices.ts';
import type { InvoicedPart } from '../invoiced-part.ts';
import { currentRules } from '../settings/rules.ts';
import type { InvoiceRules } from '../settings/rules.ts';
import type { RequestRow } from '../tables.ts';
import { recordMove } from './moves.ts';

/** What the shop lets through unseen: small, without a warning, and for nobody who needs two pairs of eyes. */
const isUnseen = (row: RequestRow, rules: InvoiceRules): boolean =>
  rules.autoApproveUpToFen !== null &&
  row.amount_fen <= rules.autoApproveUpToFen &&
  row.approvals_needed === 1 &&
  row.check_result === 'ok' &&
  (row.title_kind === 'person' || rules.autoApproveCompanies);

/** Lets a request through that the shop's rules let through by themselves; any other is answered as it is. In the transaction that made it. */
export async function approveBySystem(ctx: Context, parts: readonly InvoicedPart[], row: RequestRow): Promise<RequestRow> {
  if (row.state !== 'requested' || !isUnseen(row, await currentRules(ctx))) return row;
  return letThrough({ ...ctx, actor: { kind: 'system', name: 'invoices' } }, parts, row, {});
}

/** The state moves once; its invoices are queued with it. */
export async function letThrough(
  ctx: Context,
  parts: readonly InvoicedPart[],
  row: RequestRow,
  change: Partial<RequestRow>,
): Promise<RequestRow> {
  const approved = { ...change, state: 'approved' as const, approved_at: ctx.clock.now(), revision: row.revision + 1 };
  const moved = await ctx
    .db<RequestRow>('invoice_requests')
    .where({ id: row.id, state: 'requested', revision: row.revision })
    .update(approved);
  if (moved !== 1) throw new Error(`request ${row.id} moved although it was locked`);
  await recordMove(ctx, row.id, 'approved');
  await queueInvoices(ctx, parts, { ...row, ...approved });
  return { ...row, ...approved };
}
