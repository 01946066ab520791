import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import type { InvoiceRow } from '../issuing/tables.ts';
import { endable } from '../requests/end-request.ts';
import { sourcesOf } from '../requests/request-store.ts';
import { findSellers } from '../settings/sellers.ts';
import { emailOf } from '../tables.ts';
import type { RequestRow, SourceRow } from '../tables.ts';
import { filesOf, invoicesOf, toInvoiceCard } from './invoices-of.ts';
import { toShownTitle } from './shown-title.ts';

export type MemberInvoice = Output<'member.invoices.get'>['request'];

export const toSourceViews = (sources: readonly SourceRow[]): MemberInvoice['sources'] =>
  sources.map((it) => ({ orderId: it.source_id, orderNo: it.number, title: it.title }));

/** Requests as their customer sees them, in the order given. */
export async function toMemberInvoices(ctx: Context, rows: readonly RequestRow[]): Promise<MemberInvoice[]> {
  const ids = rows.map((row) => row.id);
  const sources = await sourcesOf(ctx, ids);
  const invoices = await invoicesOf(ctx, ids);
  const files = await filesOf(ctx, invoices.values());
  const sellers = new Map((await findSellers(ctx)).map((seller) => [seller.id, seller.name]));
  const replaced = new Set(await ctx.db('invoice_requests').whereIn('replaces_id', ids).pluck<string[]>('replaces_id'));
  return rows.map((row) => {
    const own = invoices.get(row.id) ?? [];
    return {
      ...{ id: row.id, state: row.state, type: row.type, amountFen: row.amount_fen, title: toShownTitle(ctx, row) },
      ...{ sources: toSourceViews(sources.get(row.id) ?? []), createdAt: row.created_at, issuedAt: row.issued_at, why: row.why },
      ...{ sellerName: sellers.get(row.seller_id) ?? '', email: emailOf(ctx, row) },
      invoices: own.map((invoice) => toInvoiceCard(invoice, files.get(invoice.id) ?? [])),
      can: canOf(ctx, row, own, replaced.has(row.id)),
    };
  });
}

function canOf(ctx: Context, row: RequestRow, invoices: readonly InvoiceRow[], isReplaced: boolean): MemberInvoice['can'] {
  const issued = invoices.filter((it) => it.colour === 'blue' && it.state === 'issued');
  const atProvider = invoices.some((it) => ['submitting', 'issued', 'reversed'].includes(it.state));
  return {
    refill: !isReplaced && (row.state === 'rejected' || (row.state === 'failed' && !atProvider)),
    cancel: endable.includes(row.state) && !atProvider,
    mail: issued.length > 0 && issued.every((it) => it.provider === 'nuonuo'),
    card: ctx.ports.wechatFapiao !== null && issued.some((it) => it.files_done === 1 && (it.card === 'none' || it.card === 'failed')),
  };
}

export async function toMemberInvoice(ctx: Context, row: RequestRow): Promise<MemberInvoice> {
  const [view] = await toMemberInvoices(ctx, [row]);
  if (!view) throw new Error(`request ${row.id} has no view`);
  return view;
}
