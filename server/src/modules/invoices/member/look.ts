import type { Input, Output } from '@lianke/shared/api';
import { callingMember } from '../../../kernel/calling-member.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { allIdsOf } from '../../customers/index.ts';
import { partFor, readOffers } from '../claims/read-offers.ts';
import { ownRequest } from '../files/own-request.ts';
import type { InvoicedPart } from '../invoiced-part.ts';
import { requestsOfSource } from '../requests/requests-of-source.ts';
import { readTitles } from '../titles/title-book.ts';
import { toMemberInvoice, toMemberInvoices } from '../views/member-views.ts';
import { toInvoiceableOrders, toPreviews } from '../views/previews.ts';
import { onlyOwn } from './own-sources.ts';
import { requestsOfCustomers } from '../requests/requests-of-customers.ts';

export const createListInvoiceable =
  (parts: readonly InvoicedPart[]) =>
  async (ctx: Context, { cursor, limit = 20 }: Input<'member.invoices.invoiceable'>): Promise<Output<'member.invoices.invoiceable'>> => {
    const part = partFor(parts, 'order');
    const { sources, next } = await part.ofCustomer(ctx, callingMember(ctx).customerId, { cursor, limit });
    return { orders: await toInvoiceableOrders(ctx, await readOffers(ctx, part.kind, sources)), next };
  };

/** Throws order.not_found. */
export const createPreview =
  (parts: readonly InvoicedPart[]) =>
  async (ctx: Context, { orderIds }: Input<'member.invoices.preview'>): Promise<Output<'member.invoices.preview'>> => {
    const { customerId } = callingMember(ctx);
    const ids = [...new Set(orderIds)];
    const sources = await partFor(parts, 'order').read(ctx, ids);
    if (sources.length !== ids.length) throw new AppError('order.not_found');
    (await onlyOwn(ctx))(sources);
    const titles = await readTitles(ctx, await allIdsOf(ctx, customerId));
    const defaultTitle = titles.find((it) => it.isDefault) ?? titles[0] ?? null;
    const invoices = await toPreviews(ctx, await readOffers(ctx, 'order', sources));
    return { invoices, defaultTitle, email: defaultTitle?.email ?? '' };
  };

/** The caller's wishes and invoices, newest first. */
export async function listMyInvoices(
  ctx: Context,
  { cursor, limit = 20 }: Input<'member.invoices.list'>,
): Promise<Output<'member.invoices.list'>> {
  const { rows, next } = await requestsOfCustomers(ctx, await allIdsOf(ctx, callingMember(ctx).customerId), { cursor, limit });
  return { requests: await toMemberInvoices(ctx, rows), next };
}

/** Throws invoice.not_found. */
export const getMyInvoice = async (ctx: Context, { id }: { id: string }): Promise<Output<'member.invoices.get'>> => ({
  request: await toMemberInvoice(ctx, await ownRequest(ctx, id)),
});

/** Throws order.not_found. An order that is not paid has nothing to invoice. */
export const createOfMyOrder =
  (parts: readonly InvoicedPart[]) =>
  async (ctx: Context, { orderId }: Input<'member.invoices.of-order'>): Promise<Output<'member.invoices.of-order'>> => {
    const sources = await partFor(parts, 'order').read(ctx, [orderId]);
    (await onlyOwn(ctx))(sources);
    const [offer] = await readOffers(ctx, 'order', sources);
    if (!offer) return { requests: [], payableFen: 0, why: 'nothing_paid' };
    const requests = await toMemberInvoices(ctx, await requestsOfSource(ctx, 'order', orderId));
    return { requests, payableFen: offer.payableFen, why: offer.why };
  };
