import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { permissions } from '../values/permissions.ts';
import { fieldRights } from '../values/customer-fields.ts';
import { roleKeys, rowScopes } from '../values/roles.ts';
import { id, instant } from './shapes.ts';

const self = { audience: 'staff', permission: 'self' } as const;
const signature = z.object({ timestamp: z.number().int(), nonceStr: z.string(), signature: z.string() });

export const staffContracts = {
  'staff.session.get': endpoint({
    summary: 'Who I am and what I may do.',
    kind: 'read',
    access: self,
    input: z.object({}),
    output: z.object({
      staff: z.object({ id, userid: z.string(), name: z.string(), avatarUrl: z.string().nullable(), role: z.enum(roleKeys) }),
      shopName: z.string(),
      permissions: z.array(z.enum(permissions)),
      rows: z.enum(rowScopes),
      fields: z.record(z.string(), z.enum(fieldRights)),
      /** When the access part of the session ends; the page renews it before. */
      accessUntil: instant,
    }),
    errors: [],
  }),
  'staff.session.end': endpoint({
    summary: 'Sign out on this device.',
    kind: 'write',
    access: self,
    input: z.object({}),
    output: z.object({}),
    errors: [],
  }),
  'staff.session.sign-js-sdk': endpoint({
    summary: 'Sign a page address for the WeCom JS-SDK (config and agentConfig). The host must be ours.',
    kind: 'read',
    access: self,
    input: z.object({ url: z.string().url().max(2048) }),
    output: z.object({ corpId: z.string(), agentId: z.string(), config: signature, agentConfig: signature }),
    errors: [
      'platform.busy',
      'platform.quota',
      'platform.unreachable',
      'platform.credential',
      'platform.ip_refused',
      'platform.refused',
      'auth.origin_refused',
    ],
  }),
  'staff.directory.list': endpoint({
    summary: 'Members of staff, to choose from.',
    kind: 'read',
    access: self,
    input: z.object({}),
    output: z.object({ staff: z.array(z.object({ id, userid: z.string(), name: z.string(), avatarUrl: z.string().nullable() })) }),
    errors: [],
  }),
};
