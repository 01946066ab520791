import type { PaymentSheet } from './types';

/**
 * What the phone says about the payment: `cancelled` when the person closed the sheet, `done` otherwise. Neither is believed: the server asks
 * WeChat. A sheet that failed may have taken the money all the same, so it counts as done.
 */
export declare function requestPayment(sheet: PaymentSheet): Promise<'done' | 'cancelled'>;
