import { z } from 'zod';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import { announceExpiring } from '../../ledger/index.ts';
import { getSettings } from '../settings.ts';

/** Once a day: the ledger says whose points begin to expire within `remindDays` (event and timeline; sending comes with campaigns). */
export const remindExpiring = defineJob({
  name: 'membership.remind-expiring',
  lane: 'bulk',
  payload: z.object({}),
  run: async (ctx) => announceExpiring(ctx, { days: (await getSettings(ctx)).remindDays }),
});
