import { z } from 'zod';
import { defineEvent } from '../kernel/events/define-event.ts';

/** Two records were found to be one person; `lostId` keeps resolving to `keptId`. */
export const customerMerged = defineEvent('customer.merged', 1, z.object({ mergeId: z.string(), keptId: z.string(), lostId: z.string() }));

/**
 * A merge was undone: `restoredId` (and every id merged into it) is a record of its own again. What a module moved by reference it moves back by
 * asking which record each reference's first id goes by now; then it does not matter in which order this event and others arrive.
 */
export const customerUnmerged = defineEvent(
  'customer.unmerged',
  1,
  z.object({ mergeId: z.string(), keptId: z.string(), restoredId: z.string() }),
);
