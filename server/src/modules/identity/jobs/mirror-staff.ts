import { z } from 'zod';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { saveStaff } from '../staff.ts';

/** Learns the names of everybody in the app's visible range, so that the timeline can name them before they first sign in. */
export const mirrorStaff = defineJob({
  name: 'identity.mirror-staff',
  payload: z.object({}),
  maxAttempts: 5,
  async run(ctx) {
    const { wecom } = ctx.ports;
    if (!wecom) return;
    const members = await wecom.api.members();
    for (const member of members)
      await inTransaction(ctx, (ctx) => saveStaff(ctx, { userid: member.userid, name: member.name, avatarUrl: member.avatar }));
  },
});
