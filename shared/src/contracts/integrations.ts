import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { checkStatuses } from '../values/statuses.ts';
import { id, instant } from './shapes.ts';

const step = z.object({
  id: z.string(),
  title: z.string(),
  status: z.enum(checkStatuses),
  /** What was seen, in words; never a secret. */
  detail: z.string(),
  /** The setting to change and where, when it failed. */
  fix: z.string().nullable(),
});

export const integrationContracts = {
  'staff.integrations.check': endpoint({
    summary: 'Try every connection step by step and name the setting to change where one fails.',
    kind: 'read',
    access: { audience: 'staff', permission: 'integrations.check' },
    input: z.object({}),
    output: z.object({
      simulated: z.boolean(),
      checkedAt: instant,
      platforms: z.array(z.object({ id: z.string(), title: z.string(), callbackUrl: z.string().nullable(), steps: z.array(step) })),
    }),
    errors: [],
  }),
  'staff.jobs.failed': endpoint({
    summary: 'Jobs that gave up, newest first.',
    kind: 'read',
    access: { audience: 'staff', permission: 'jobs.manage' },
    input: z.object({}),
    output: z.object({
      jobs: z.array(z.object({ id, name: z.string(), attempts: z.number().int(), failedAt: instant, error: z.string() })),
    }),
    errors: [],
  }),
  'staff.jobs.retry': endpoint({
    summary: 'Try a failed job again.',
    kind: 'write',
    access: { audience: 'staff', permission: 'jobs.manage' },
    input: z.object({ id }),
    output: z.object({}),
    errors: ['job.not_found'],
  }),
};
