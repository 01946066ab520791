import type { Input, Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { allIdsOf, requireVisible, resolveCustomerId } from '../../customers/index.ts';
import { partFor, readOffers } from '../claims/read-offers.ts';
import type { InvoicedPart, InvoicedSource } from '../invoiced-part.ts';
import { requestsOfSource } from '../requests/requests-of-source.ts';
import { isVisible, visibleRequest } from '../requests/visible-request.ts';
import { readTitles } from '../titles/title-book.ts';
import { toInvoiceableOrders, toPreviews } from '../views/previews.ts';
import { toStaffInvoiceCards } from '../views/staff-cards.ts';
import { toStaffDetail } from '../views/staff-detail.ts';
import { requestsOfCustomers } from '../requests/requests-of-customers.ts';

async function openVisible(ctx: Context, id: string): Promise<string> {
  const customerId = await resolveCustomerId(ctx, id);
  if (customerId === undefined) throw new AppError('customer.not_found');
  await requireVisible(ctx, customerId);
  return customerId;
}

/** Throws customer.not_found. */
export async function listOfCustomer(
  ctx: Context,
  { customerId, cursor, limit = 10 }: Input<'staff.invoices.of-customer'>,
): Promise<Output<'staff.invoices.of-customer'>> {
  const ids = await allIdsOf(ctx, await openVisible(ctx, customerId));
  const { rows, next } = await requestsOfCustomers(ctx, ids, { cursor, limit });
  return { requests: await toStaffInvoiceCards(ctx, rows), next };
}

/** Throws order.not_found. An order that is not paid, or not sold by us, has nothing to invoice. */
export const createOfOrder =
  (parts: readonly InvoicedPart[]) =>
  async (ctx: Context, { orderId }: Input<'staff.invoices.of-order'>): Promise<Output<'staff.invoices.of-order'>> => {
    const sources = await partFor(parts, 'order').read(ctx, [orderId]);
    await requireVisibleSources(ctx, sources);
    const [offer] = await readOffers(ctx, 'order', sources);
    if (!offer) return { requests: [], payableFen: 0, why: 'nothing_paid' };
    const requests = await toStaffInvoiceCards(ctx, await requestsOfSource(ctx, 'order', orderId));
    return { requests, payableFen: offer.payableFen, why: offer.why };
  };

/** Throws invoice.not_found. */
export const createGet =
  (parts: readonly InvoicedPart[]) =>
  async (ctx: Context, { id }: { id: string }): Promise<Output<'staff.invoices.get'>> => {
    await visibleRequest(ctx, id);
    return { request: await toStaffDetail(ctx, parts, id) };
  };

/** Throws customer.not_found. */
export const createStaffInvoiceable =
  (parts: readonly InvoicedPart[]) =>
  async (
    ctx: Context,
    { customerId, cursor, limit = 20 }: Input<'staff.invoices.invoiceable'>,
  ): Promise<Output<'staff.invoices.invoiceable'>> => {
    const part = partFor(parts, 'order');
    const { sources, next } = await part.ofCustomer(ctx, await openVisible(ctx, customerId), { cursor, limit });
    return { orders: await toInvoiceableOrders(ctx, await readOffers(ctx, part.kind, sources)), next };
  };

/** Titles of persons are for those who issue; a company's are on every paper it gets. Throws order.not_found. */
export const createStaffPreview =
  (parts: readonly InvoicedPart[]) =>
  async (ctx: Context, { orderIds }: Input<'staff.invoices.preview'>): Promise<Output<'staff.invoices.preview'>> => {
    const ids = [...new Set(orderIds)];
    const sources = await partFor(parts, 'order').read(ctx, ids);
    if (sources.length !== ids.length) throw new AppError('order.not_found');
    await requireVisibleSources(ctx, sources);
    const owner = sources.find((source) => source.customerId !== null)?.customerId;
    const mayIssue = ctx.actor.kind === 'staff' && ctx.actor.permissions.includes('invoices.issue');
    const titles = owner ? await readTitles(ctx, await allIdsOf(ctx, owner)) : [];
    return {
      invoices: await toPreviews(ctx, await readOffers(ctx, 'order', sources)),
      titles: titles.filter((it) => mayIssue || it.kind === 'company').map(({ isDefault: _, email: __, ...title }) => title),
    };
  };

/** Throws order.not_found for the first that the caller may not see. */
export async function requireVisibleSources(ctx: Context, sources: readonly InvoicedSource[]): Promise<void> {
  for (const customerId of new Set(sources.map((source) => source.customerId)))
    if (!(await isVisible(ctx, customerId))) throw new AppError('order.not_found');
}
