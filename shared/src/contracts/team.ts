import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { fieldRights } from '../values/customer-fields.ts';
import { permissions } from '../values/permissions.ts';
import { roleKeys, rowScopes } from '../values/roles.ts';
import { id, instant, progress, reason, staffName } from './shapes.ts';

const self = { audience: 'staff', permission: 'self' } as const;
const readTeam = { audience: 'staff', permission: 'team.read' } as const;
const manageTeam = { audience: 'staff', permission: 'team.manage' } as const;
const manageRoles = { audience: 'staff', permission: 'roles.manage' } as const;

const rights = z.object({
  permissions: z.array(z.enum(permissions)),
  rows: z.enum(rowScopes),
  /** Field key (or `custom.<id>`) → right. */
  fields: z.record(z.string(), z.enum(fieldRights)),
});

const role = z.object({
  key: z.enum(roleKeys),
  rights,
  /** What the role came with, for "reset". */
  defaults: rights,
  changed: z.boolean(),
  /** admin is fixed, so that nobody is locked out. */
  fixed: z.boolean(),
  members: z.number().int(),
});

const teamMember = z.object({
  id,
  userid: z.string(),
  name: z.string(),
  avatarUrl: z.string().nullable(),
  role: z.enum(roleKeys),
  departments: z.array(z.object({ id: z.number().int(), name: z.string() })),
  active: z.boolean(),
  leftAt: instant.nullable(),
  customers: z.number().int(),
  lastSeenAt: instant.nullable(),
  can: z.object({ setRole: z.boolean(), handOver: z.boolean(), signOut: z.boolean() }),
});

const handover = z.object({
  id,
  from: staffName,
  to: staffName,
  reason: z.string(),
  status: z.enum(['running', 'done', 'failed']),
  /** Customers of ours that changed owner. */
  progress,
  /** WeCom's own transfer: waiting 24 h for the customer's yes, done, or refused per customer. */
  wecom: z.object({ waiting: z.number().int(), done: z.number().int(), refused: z.number().int() }),
  at: instant,
});

const session = z.object({
  id,
  device: z.string(),
  startedAt: instant,
  lastUsedAt: instant,
  expiresAt: instant,
  current: z.boolean(),
});

export const teamContracts = {
  'staff.session.list': endpoint({
    summary: 'Where I am signed in.',
    kind: 'read',
    access: self,
    input: z.object({}),
    output: z.object({ sessions: z.array(session) }),
    errors: [],
  }),
  'staff.session.revoke': endpoint({
    summary: 'Sign one of my devices out, or all others.',
    kind: 'write',
    access: self,
    input: z.union([z.object({ id }), z.object({ others: z.literal(true) })]),
    output: z.object({}),
    errors: [],
  }),
  'staff.roles.list': endpoint({
    summary: 'The roles and what each may do.',
    kind: 'read',
    access: manageRoles,
    input: z.object({}),
    output: z.object({ roles: z.array(role) }),
    errors: [],
  }),
  'staff.roles.update': endpoint({
    summary: 'Change a role. Holds for everybody in it from their next click.',
    kind: 'write',
    access: manageRoles,
    input: z.object({ key: z.enum(roleKeys), rights }),
    output: role,
    errors: ['role.fixed', 'role.field_unknown'],
  }),
  'staff.roles.reset': endpoint({
    summary: 'Back to what the role came with.',
    kind: 'write',
    access: manageRoles,
    input: z.object({ key: z.enum(roleKeys) }),
    output: role,
    errors: ['role.fixed'],
  }),
  'staff.team.list': endpoint({
    summary: 'Everybody who works or worked here, with role, departments and number of customers.',
    kind: 'read',
    access: readTeam,
    input: z.object({}),
    output: z.object({
      members: z.array(teamMember),
      departments: z.array(z.object({ id: z.number().int(), parentId: z.number().int().nullable(), name: z.string() })),
    }),
    errors: [],
  }),
  'staff.team.set-role': endpoint({
    summary: 'Give a member of staff another role. The last administrator keeps theirs.',
    kind: 'write',
    access: manageTeam,
    input: z.object({ staffId: id, role: z.enum(roleKeys) }),
    output: teamMember,
    errors: ['staff.not_found', 'staff.last_admin', 'staff.role_by_config'],
  }),
  'staff.team.sign-out': endpoint({
    summary: 'End every session of a member of staff.',
    kind: 'write',
    access: manageTeam,
    input: z.object({ staffId: id }),
    output: z.object({}),
    errors: ['staff.not_found'],
  }),
  'staff.team.hand-over': endpoint({
    summary: 'Give all customers of one member of staff to another, here and (for leavers and colleagues) in WeCom.',
    kind: 'write',
    access: manageTeam,
    input: z.object({ fromStaffId: id, toStaffId: id, reason }),
    output: handover,
    errors: ['staff.not_found', 'staff.handover_same', 'staff.inactive'],
  }),
  'staff.team.handovers': endpoint({
    summary: 'Handovers, newest first.',
    kind: 'read',
    access: manageTeam,
    input: z.object({}),
    output: z.object({ handovers: z.array(handover) }),
    errors: [],
  }),
  'staff.team.mirror': endpoint({
    summary: 'Read members and departments from WeCom now.',
    kind: 'write',
    access: manageTeam,
    input: z.object({}),
    output: z.object({}),
    errors: [],
  }),
};
