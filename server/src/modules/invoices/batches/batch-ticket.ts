import { z } from 'zod';

export const batchTicket = { name: 'invoices.run-batch', payload: z.object({ batchId: z.string() }) };
