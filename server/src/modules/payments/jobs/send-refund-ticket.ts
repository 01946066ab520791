import { z } from 'zod';

/** What a refund is handed to its job by; the job itself knows the owners of payables and is made with them (create-payments.ts). */
export const sendRefundTicket = { name: 'payments.send-refund', payload: z.object({ refundId: z.string() }) };
