import type { Handlers } from '../../kernel/http/serve.ts';
import type { InvoiceViews } from './invoice-views.ts';
import type { InvoicedPart } from './invoiced-part.ts';
import { createCancel, createRefill, createRequestInvoice } from './member/ask.ts';
import { createListInvoiceable, createOfMyOrder, createPreview, getMyInvoice, listMyInvoices } from './member/look.ts';
import { approveRequest } from './requests/approve.ts';
import { filterRequests } from './requests/filter-requests.ts';
import { findRequest } from './requests/request-store.ts';
import { visibleRequest } from './requests/visible-request.ts';
import { createApprove, createEdit, createReject, createStaffRequest } from './staff/change.ts';
import { listRequests } from './staff/list-requests.ts';
import { createGet, createOfOrder, createStaffInvoiceable, createStaffPreview, listOfCustomer } from './staff/look.ts';
import { deleteTitle, listTitles, saveTitle } from './titles/member-titles.ts';
import { toMemberInvoice } from './views/member-views.ts';
import { toStaffDetail } from './views/staff-detail.ts';
import { AppError } from '../../kernel/errors.ts';

type RequestRoutes = Handlers<
  | 'member.invoices.invoiceable'
  | 'member.invoices.preview'
  | 'member.invoices.request'
  | 'member.invoices.list'
  | 'member.invoices.get'
  | 'member.invoices.of-order'
  | 'member.invoices.refill'
  | 'member.invoices.cancel'
  | 'member.titles.list'
  | 'member.titles.save'
  | 'member.titles.delete'
  | 'staff.invoices.list'
  | 'staff.invoices.of-customer'
  | 'staff.invoices.of-order'
  | 'staff.invoices.get'
  | 'staff.invoices.invoiceable'
  | 'staff.invoices.preview'
  | 'staff.invoices.request'
  | 'staff.invoices.edit'
  | 'staff.invoices.approve'
  | 'staff.invoices.reject'
>;

/** From the wish to the approval, over what can be invoiced. */
export const createRequests = (parts: readonly InvoicedPart[]): RequestRoutes => ({
  'member.invoices.invoiceable': createListInvoiceable(parts),
  'member.invoices.preview': createPreview(parts),
  'member.invoices.request': createRequestInvoice(parts),
  'member.invoices.list': listMyInvoices,
  'member.invoices.get': getMyInvoice,
  'member.invoices.of-order': createOfMyOrder(parts),
  'member.invoices.refill': createRefill(parts),
  'member.invoices.cancel': createCancel(parts),
  'member.titles.list': listTitles,
  'member.titles.save': saveTitle,
  'member.titles.delete': deleteTitle,
  'staff.invoices.list': listRequests,
  'staff.invoices.of-customer': listOfCustomer,
  'staff.invoices.of-order': createOfOrder(parts),
  'staff.invoices.get': createGet(parts),
  'staff.invoices.invoiceable': createStaffInvoiceable(parts),
  'staff.invoices.preview': createStaffPreview(parts),
  'staff.invoices.request': createStaffRequest(parts),
  'staff.invoices.edit': createEdit(parts),
  'staff.invoices.approve': createApprove(parts),
  'staff.invoices.reject': createReject(parts),
});

/** What issuing is told about requests. */
export const createViews = (parts: readonly InvoicedPart[]): InvoiceViews => ({
  detail: (ctx, requestId) => toStaffDetail(ctx, parts, requestId),
  member: async (ctx, requestId) => {
    const row = await findRequest(ctx, requestId);
    if (!row) throw new AppError('invoice.not_found');
    return toMemberInvoice(ctx, row);
  },
  requireVisible: visibleRequest,
  approve: (ctx, id) => approveRequest(ctx, parts, { id, revision: null, despiteWarnings: false }),
  filterRequests,
});
