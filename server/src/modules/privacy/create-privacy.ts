import type { Context } from '../../kernel/context.ts';
import type { CronEntry, JobDefinition } from '../../kernel/jobs/define-job.ts';
import type { Handlers } from '../../kernel/http/serve.ts';
import type { PrivacyPart } from '../../kernel/privacy/privacy-part.ts';
import { approveRequest } from './commands/approve.ts';
import { askForMyData } from './commands/ask.ts';
import { cancelMyRequest } from './commands/cancel.ts';
import { refuseRequest } from './commands/refuse.ts';
import { setMarketing } from './commands/set-marketing.ts';
import { gatherPerson } from './gather-person.ts';
import { erasePerson } from './jobs/erase-person.ts';
import { prepareCopy } from './jobs/prepare-copy.ts';
import { purgeExpired } from './jobs/purge-expired.ts';
import { lookAhead } from './look-ahead.ts';
import { listConsentsOf, listMyConsents } from './queries/list-consents.ts';
import { downloadMyData, listMyRequests } from './queries/my-requests.ts';
import { findRequest, listRequests, toStaffRequests } from './queries/staff-queue.ts';
import type { StaffRequest } from './queries/staff-queue.ts';

type PrivacyRoutes = Handlers<
  | 'member.privacy.consents'
  | 'member.privacy.set-marketing'
  | 'member.privacy.requests'
  | 'member.privacy.request'
  | 'member.privacy.cancel'
  | 'member.privacy.download'
  | 'staff.privacy.requests'
  | 'staff.privacy.get'
  | 'staff.privacy.approve'
  | 'staff.privacy.refuse'
  | 'staff.privacy.consents'
>;

export interface Privacy {
  routes: PrivacyRoutes;
  jobs: readonly JobDefinition[];
  cronEntries: readonly CronEntry[];
}

/** The module over what all modules contribute: they are given to it, so that it needs to know none of them. */
export function createPrivacy(parts: readonly PrivacyPart[]): Privacy {
  const work = { prepareCopy: prepareCopy(parts), erasePerson: erasePerson(parts) };

  const getRequest = async (ctx: Context, { id }: { id: string }): Promise<StaffRequest> => {
    const row = await findRequest(ctx, id);
    const [view] = await toStaffRequests(ctx, [row]);
    const waits = row.kind === 'deletion' && row.status === 'open';
    return { ...(view as StaffRequest), preview: waits ? await lookAhead(ctx, parts, await gatherPerson(ctx, row.customer_id)) : null };
  };

  return {
    routes: {
      'member.privacy.consents': listMyConsents,
      'member.privacy.set-marketing': setMarketing,
      'member.privacy.requests': listMyRequests,
      'member.privacy.request': askForMyData,
      'member.privacy.cancel': cancelMyRequest,
      'member.privacy.download': downloadMyData,
      'staff.privacy.requests': listRequests,
      'staff.privacy.get': getRequest,
      'staff.privacy.approve': async (ctx, input) => {
        await approveRequest(ctx, work, input);
        return getRequest(ctx, input);
      },
      'staff.privacy.refuse': async (ctx, input) => {
        await refuseRequest(ctx, input);
        return getRequest(ctx, input);
      },
      'staff.privacy.consents': listConsentsOf,
    },
    jobs: [work.prepareCopy, work.erasePerson, purgeExpired],
    cronEntries: [{ job: purgeExpired, everyMs: 3_600_000 }],
  };
}
