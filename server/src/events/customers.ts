import { z } from 'zod';
import { defineEvent } from '../kernel/events/define-event.ts';

/** Two records were found to be one person; `lostId` keeps resolving to `keptId`. */
export const customerMerged = defineEvent('customer.merged', 1, z.object({ mergeId: z.string(), keptId: z.string(), lostId: z.string() }));
