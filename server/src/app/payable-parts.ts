import { orderPayablePart } from '../modules/orders/index.ts';
import type { PayablePart } from '../modules/payments/index.ts';

/** Whoever sells something that is paid by WeChat: what they do when money moves. */
export const payableParts: readonly PayablePart[] = [orderPayablePart];
