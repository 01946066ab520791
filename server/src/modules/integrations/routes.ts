import type { Handlers } from '../../kernel/http/serve.ts';
import { checkIntegrations } from './check-integrations.ts';
import { listFailedJobs, retryJob } from './failed-jobs.ts';

export const integrationRoutes: Handlers<'staff.integrations.check' | 'staff.jobs.failed' | 'staff.jobs.retry'> = {
  'staff.integrations.check': checkIntegrations,
  'staff.jobs.failed': listFailedJobs,
  'staff.jobs.retry': retryJob,
};
