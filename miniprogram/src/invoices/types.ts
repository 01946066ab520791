import type { Input, Output } from '@lianke/shared/api';

/** A wish for an invoice and what became of it. */
export type Invoice = Output<'member.invoices.get'>['request'];
export type InvoiceState = Invoice['state'];
export type InvoiceType = Invoice['type'];
/** One paper at the tax office; a wish can need several. */
export type IssuedInvoice = Invoice['invoices'][number];
export type InvoiceFile = IssuedInvoice['files'][number];
export type OrderInvoices = Output<'member.invoices.of-order'>;
export type WhyNot = NonNullable<OrderInvoices['why']>;
export type InvoiceableOrder = Output<'member.invoices.invoiceable'>['orders'][number];
export type InvoicePreview = Output<'member.invoices.preview'>;
export type PreviewedInvoice = InvoicePreview['invoices'][number];
export type SavedTitle = Output<'member.titles.list'>['titles'][number];
export type InvoiceTitle = Required<Input<'member.invoices.request'>['title']>;
