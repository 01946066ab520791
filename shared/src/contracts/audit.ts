import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { cursor, id, instant, pageSize } from './shapes.ts';

const auditEntry = z.object({
  id,
  at: instant,
  actor: z.object({ kind: z.enum(['staff', 'member', 'system', 'nobody']), id: z.string(), name: z.string() }),
  action: z.string(),
  subject: z.object({ kind: z.string(), id: z.string(), name: z.string().nullable() }),
  /** Field → what it was and what it became; personal values masked. */
  changes: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
  /** Further facts: reason, field, rows … All values are strings. */
  detail: z.record(z.string(), z.string()),
  /** From where: address and device, as far as known. */
  from: z.string().nullable(),
  /** Whether it is part of the sealed chain already (within about a second). */
  sealed: z.boolean(),
});

const range = { from: instant.optional(), to: instant.optional(), cursor: cursor.optional(), limit: pageSize.default(30) };
const page = z.object({ entries: z.array(auditEntry), next: cursor.nullable() });

export const auditContracts = {
  'staff.audit.list': endpoint({
    summary: 'Everything on record, newest first.',
    kind: 'read',
    access: { audience: 'staff', permission: 'audit.read' },
    input: z.object({ ...range, staffId: id.optional(), customerId: id.optional(), action: z.string().max(64).optional() }),
    output: page,
    errors: [],
  }),
  'staff.audit.my-customers': endpoint({
    summary: '谁看过我的客户: who else looked at, revealed, exported or changed customers that are mine.',
    kind: 'read',
    access: { audience: 'staff', permission: 'self' },
    input: z.object({ ...range, customerId: id.optional() }),
    output: page,
    errors: [],
  }),
  'staff.audit.chain': endpoint({
    summary: 'Whether the record is whole: how far it is sealed, and what the last verification found.',
    kind: 'read',
    access: { audience: 'staff', permission: 'audit.read' },
    input: z.object({}),
    output: z.object({
      entries: z.number().int(),
      unsealed: z.number().int(),
      head: z.object({ seq: z.number().int(), hash: z.string(), at: instant }).nullable(),
      lastCheck: z.object({ at: instant, ok: z.boolean(), checked: z.number().int(), problems: z.array(z.string()) }).nullable(),
    }),
    errors: [],
  }),
  'staff.audit.check': endpoint({
    summary: 'Verify the chain now, in the background.',
    kind: 'write',
    access: { audience: 'staff', permission: 'audit.read' },
    input: z.object({}),
    output: z.object({}),
    errors: [],
  }),
};
