import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { findVisibleNames } from '../../customers/index.ts';
import { sourcesOf } from '../requests/request-store.ts';
import { findSellers } from '../settings/sellers.ts';
import { approvalsOf } from '../tables.ts';
import type { RequestRow } from '../tables.ts';
import { invoicesOf } from './invoices-of.ts';
import { toSourceViews } from './member-views.ts';
import { toShownTitle } from './shown-title.ts';

export type StaffInvoiceCard = Output<'staff.invoices.list'>['requests'][number];

/** Requests as staff see them in lists, in the order given; customers by the name the caller may see. */
export async function toStaffInvoiceCards(ctx: Context, rows: readonly RequestRow[]): Promise<StaffInvoiceCard[]> {
  const ids = rows.map((row) => row.id);
  const sources = await sourcesOf(ctx, ids);
  const invoices = await invoicesOf(ctx, ids);
  const sellers = new Map((await findSellers(ctx)).map((seller) => [seller.id, seller.name]));
  const names = await findVisibleNames(
    ctx,
    rows.flatMap((row) => row.customer_id ?? []),
  );
  return rows.map((row) => {
    const name = names.get(row.customer_id ?? '');
    return {
      ...{ id: row.id, state: row.state, type: row.type, amountFen: row.amount_fen, title: toShownTitle(ctx, row) },
      ...{ sources: toSourceViews(sources.get(row.id) ?? []), createdAt: row.created_at, issuedAt: row.issued_at, why: row.why },
      customer: row.customer_id === null || name === undefined ? null : { id: row.customer_id, name },
      seller: { id: row.seller_id, name: sellers.get(row.seller_id) ?? '' },
      ...{ check: row.check_result, block: row.block },
      approvalsLeft: row.state === 'requested' ? Math.max(0, row.approvals_needed - approvalsOf(row).length) : 0,
      numbers: (invoices.get(row.id) ?? []).flatMap((invoice) => invoice.number ?? []),
    };
  });
}
