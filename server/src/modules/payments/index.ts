export type { PayablePart } from './payable-part.ts';
export { openPayment, findPayment } from './money/open-payment.ts';
export { prepay } from './money/prepay.ts';
export { closePayment } from './money/close-payment.ts';
export { settleByQuery } from './money/settle-by-query.ts';
export { requestRefund } from './money/request-refund.ts';
export { createPayments } from './create-payments.ts';
export { downloadDay } from './bills/download-day.ts';
export { paymentsPrivacyPart } from './privacy-part.ts';
