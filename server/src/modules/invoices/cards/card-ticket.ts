import { z } from 'zod';

/** `asked`: how often WeChat was asked whether the card is there. */
export const cardTicket = { name: 'invoices.insert-card', payload: z.object({ invoiceId: z.string(), asked: z.number().int() }) };
