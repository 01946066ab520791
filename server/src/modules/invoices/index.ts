export { createDownloadMonth } from './books/download-month.ts';
export { createInvoices } from './create-invoices.ts';
export { downloadInvoice } from './files/download-invoice.ts';
export type { InvoicedLine, InvoicedPart, InvoicedSource } from './invoiced-part.ts';
export { knownSerial } from './issuing/known-serial.ts';
export { invoicesPrivacyPart } from './privacy-part.ts';
export { onMergedInvoices, onUnmergedInvoices } from './reactions/follow-customers.ts';
export { refundLetThrough } from './requests/refund-let-through.ts';
export { invoiceSealedTables } from './sealed-tables.ts';
