import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { channelKinds, identityKinds, timelineKinds } from '../values/statuses.ts';
import { cursor, id, instant, pageSize } from './shapes.ts';

const read = { audience: 'staff', permission: 'customers.read' } as const;
const write = { audience: 'staff', permission: 'customers.write' } as const;

const channel = z.object({ kind: z.enum(channelKinds), key: z.string().nullable(), name: z.string().nullable() });

/** One row of a list. */
const customerRow = z.object({
  id,
  memberNo: z.string(),
  name: z.string(),
  avatarUrl: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  channel,
  tags: z.array(z.string()),
  /** Which surfaces we can reach this customer on. */
  reach: z.object({ officialAccount: z.boolean(), miniProgram: z.boolean(), wecom: z.boolean() }),
  createdAt: instant,
  lastSeenAt: instant,
});

const follower = z.object({
  staffUserid: z.string(),
  staffName: z.string(),
  remark: z.string().nullable(),
  state: z.string().nullable(),
  addedAt: instant,
  /** active; half = customer added, staff not yet; deleted_by_staff / deleted_by_customer keep the history. */
  status: z.enum(['active', 'half', 'deleted_by_staff', 'deleted_by_customer']),
  tags: z.array(z.object({ id: z.string().nullable(), name: z.string(), group: z.string().nullable() })),
});

const customerView = customerRow.extend({
  identities: z.array(
    z.object({ kind: z.enum(identityKinds), appId: z.string(), /** Phone values come masked. */ value: z.string(), linkedAt: instant }),
  ),
  officialAccount: z
    .object({
      subscribed: z.boolean(),
      subscribedAt: instant.nullable(),
      unsubscribedAt: instant.nullable(),
      timesFollowed: z.number().int(),
    })
    .nullable(),
  followers: z.array(follower),
  /** Ids that were merged into this one; they keep resolving. */
  mergedIds: z.array(id),
  can: z.object({ revealPhone: z.boolean(), addNote: z.boolean() }),
});

const timelineEntry = z.object({
  id,
  customerId: id,
  kind: z.enum(timelineKinds),
  at: instant,
  /** Facts for the sentence: scene, channelName, staffName, text, fromName … All values are strings. */
  data: z.record(z.string(), z.string()),
  actor: z.object({ staffId: id, name: z.string() }).nullable(),
  can: z.object({ delete: z.boolean() }),
});

const duplicate = z.object({
  id,
  reason: z.enum(['remark_mobile']),
  evidence: z.string(),
  foundAt: instant,
  left: customerRow,
  right: customerRow,
});

export const customerContracts = {
  'staff.customers.list': endpoint({
    summary: 'Customers, newest activity first, keyset-paged both ways. `search` matches name, phone (exact, last 4) and any id.',
    kind: 'read',
    access: read,
    input: z.object({
      search: z.string().trim().max(64).optional(),
      sort: z.enum(['last_seen', 'created']).default('last_seen'),
      cursor: cursor.optional(),
      direction: z.enum(['next', 'previous']).default('next'),
      limit: pageSize.default(20),
    }),
    output: z.object({
      rows: z.array(customerRow),
      next: cursor.nullable(),
      previous: cursor.nullable(),
      /** `exact: false` means "at least". */
      total: z.object({ count: z.number().int(), exact: z.boolean() }),
    }),
    errors: [],
  }),
  'staff.customers.get': endpoint({
    summary: 'One customer, by id (old merged ids resolve) or by WeCom external_userid.',
    kind: 'read',
    access: read,
    input: z.union([z.object({ id }), z.object({ externalUserid: z.string().min(1).max(64) })]),
    output: customerView,
    errors: ['customer.not_found'],
  }),
  'staff.customers.timeline': endpoint({
    summary: 'What happened with this customer, newest first.',
    kind: 'read',
    access: read,
    input: z.object({ customerId: id, cursor: cursor.optional(), limit: pageSize.default(30) }),
    output: z.object({ entries: z.array(timelineEntry), next: cursor.nullable() }),
    errors: ['customer.not_found'],
  }),
  'staff.customers.add-note': endpoint({
    summary: 'Write a note on the timeline.',
    kind: 'write',
    access: write,
    input: z.object({ customerId: id, text: z.string().trim().min(1).max(2000) }),
    output: timelineEntry,
    errors: ['customer.not_found'],
  }),
  'staff.customers.delete-note': endpoint({
    summary: 'Take back my own note.',
    kind: 'write',
    access: write,
    input: z.object({ entryId: id }),
    output: z.object({}),
    errors: ['note.not_found'],
  }),
  'staff.customers.reveal-phone': endpoint({
    summary: 'Show the full phone number. Recorded with the reason.',
    kind: 'write',
    access: { audience: 'staff', permission: 'customers.reveal_phone' },
    input: z.object({ customerId: id, reason: z.string().trim().min(2).max(200) }),
    output: z.object({ phone: z.string() }),
    errors: ['customer.not_found', 'customer.phone_missing'],
  }),
  'staff.duplicates.list': endpoint({
    summary: 'Pairs that may be one person but are not certain.',
    kind: 'read',
    access: { audience: 'staff', permission: 'customers.merge' },
    input: z.object({}),
    output: z.object({ pairs: z.array(duplicate) }),
    errors: [],
  }),
  'staff.duplicates.merge': endpoint({
    summary: 'They are one person: merge the pair, the older record stays.',
    kind: 'write',
    access: { audience: 'staff', permission: 'customers.merge' },
    input: z.object({ id }),
    output: z.object({ customerId: id }),
    errors: ['duplicate.not_found', 'customer.merge_same'],
  }),
  'staff.duplicates.dismiss': endpoint({
    summary: 'They are two persons: do not ask again.',
    kind: 'write',
    access: { audience: 'staff', permission: 'customers.merge' },
    input: z.object({ id }),
    output: z.object({}),
    errors: ['duplicate.not_found'],
  }),
};
