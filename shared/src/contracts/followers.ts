import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { importStatuses } from '../values/statuses.ts';
import { instant } from './shapes.ts';

const access = { audience: 'staff', permission: 'followers.import' } as const;

const importView = z.object({
  status: z.enum(importStatuses),
  /** Followers the platform says there are; null before the first page. */
  total: z.number().int().nullable(),
  imported: z.number().int(),
  /** Followers per second over the last stretch; null while unknown. */
  rate: z.number().nullable(),
  startedAt: instant,
  updatedAt: instant,
  finishedAt: instant.nullable(),
  /** Why it stopped, in words for the person who must act. */
  problem: z.string().nullable(),
});

export const followerContracts = {
  'staff.followers.import-get': endpoint({
    summary: 'Progress of the follower import, or null if there never was one.',
    kind: 'read',
    access,
    input: z.object({}),
    output: z.object({ import: importView.nullable() }),
    errors: [],
  }),
  'staff.followers.import-start': endpoint({
    summary: 'Import every existing follower, or resume a paused or failed import where it stopped.',
    kind: 'write',
    access,
    input: z.object({}),
    output: z.object({ import: importView }),
    errors: ['import.already_running'],
  }),
  'staff.followers.import-pause': endpoint({
    summary: 'Stop after the page in hand; start resumes.',
    kind: 'write',
    access,
    input: z.object({}),
    output: z.object({ import: importView }),
    errors: ['import.not_running'],
  }),
};
