import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { personalFields } from '../values/customer-fields.ts';
import { identityKinds, timelineKinds } from '../values/statuses.ts';
import { customerInput, customerRow, fieldKey, fieldView, selection } from './customer-shapes.ts';
import { cursor, id, instant, pageSize, reason, staffName, total } from './shapes.ts';

const read = { audience: 'staff', permission: 'customers.read' } as const;
const write = { audience: 'staff', permission: 'customers.write' } as const;

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

/** `full` is null unless the role may read the field; then "reveal" needs no reason. */
const personalValue = z.object({ masked: z.string(), full: z.string().nullable() });

const customerView = customerRow.extend({
  personal: z.object({
    phone: personalValue.nullable().optional(),
    email: personalValue.nullable().optional(),
    address: personalValue.nullable().optional(),
    taxId: personalValue.nullable().optional(),
  }),
  identities: z
    .array(
      z.object({ kind: z.enum(identityKinds), appId: z.string(), /** Phone values come masked. */ value: z.string(), linkedAt: instant }),
    )
    .optional(),
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
  /** Members of staff who see this customer besides the owner, because they are in contact in WeCom. */
  collaborators: z.array(staffName),
  can: z.object({
    edit: z.boolean(),
    assign: z.boolean(),
    addNote: z.boolean(),
    readTimeline: z.boolean(),
    /** Fields that have a value the caller only sees masked and may reveal against a reason. */
    reveal: z.array(z.enum(personalFields)),
  }),
});

const timelineEntry = z.object({
  id,
  customerId: id,
  kind: z.enum(timelineKinds),
  at: instant,
  /** Facts for the sentence: scene, channelName, staffName, text, fromName … All values are strings. */
  data: z.record(z.string(), z.string()),
  actor: staffName.nullable(),
  can: z.object({ delete: z.boolean() }),
});

export const customerContracts = {
  'staff.customers.list': endpoint({
    summary:
      'Customers the caller may see, keyset-paged both ways or by page number. `search`: part of a name, pinyin initials, phone (start, end, whole), member number, any id.',
    kind: 'read',
    access: read,
    input: selection.extend({
      sort: z.object({ by: fieldKey, order: z.enum(['asc', 'desc']) }).default({ by: 'lastSeenAt', order: 'desc' }),
      cursor: cursor.optional(),
      direction: z.enum(['next', 'previous']).default('next'),
      /** Jumps to this page (from 1) instead of following a cursor. */
      page: z.number().int().min(1).max(100_000).optional(),
      limit: pageSize.default(20),
      /** Custom fields to fetch along, by id. */
      custom: z.array(id).max(20).default([]),
    }),
    output: z.object({ rows: z.array(customerRow), next: cursor.nullable(), previous: cursor.nullable(), total }),
    errors: ['customer.field_forbidden', 'customer.filter_invalid'],
  }),
  'staff.customers.fields': endpoint({
    summary: 'The fields the caller may see, and what can be done with each; the choices for tags, levels and owners.',
    kind: 'read',
    access: read,
    input: z.object({}),
    output: z.object({
      fields: z.array(fieldView),
      levels: z.array(z.object({ level: z.number().int(), name: z.string() })),
      tags: z.array(z.object({ name: z.string(), group: z.string().nullable() })),
      owners: z.array(staffName),
    }),
    errors: [],
  }),
  'staff.customers.get': endpoint({
    summary: 'One customer, by id (old merged ids resolve) or by WeCom external_userid. The look is kept on record.',
    kind: 'read',
    access: read,
    input: z.union([z.object({ id }), z.object({ externalUserid: z.string().min(1).max(64) })]),
    output: customerView,
    errors: ['customer.not_found'],
  }),
  'staff.customers.look-up': endpoint({
    summary: 'Is this phone number somebody’s already? Answers across all owners, masked, so that nobody makes a second record.',
    kind: 'read',
    access: { audience: 'staff', permission: 'customers.create' },
    input: z.object({ phone: z.string().trim().min(5).max(20) }),
    output: z.object({
      found: z.array(
        z.object({
          nameMasked: z.string(),
          phoneMasked: z.string(),
          ownerMasked: z.string().nullable(),
          since: instant,
          /** Present when the caller may open the record. */
          customerId: id.nullable(),
        }),
      ),
      /** Province and city of the number, from the numbering plan. */
      region: z.object({ code: z.string(), name: z.string() }).nullable(),
    }),
    errors: [],
  }),
  'staff.customers.create': endpoint({
    summary:
      'A customer nobody has met online yet. A phone number that is known already is refused, with the record it belongs to if the caller may see it.',
    kind: 'write',
    access: { audience: 'staff', permission: 'customers.create' },
    input: customerInput.extend({ name: z.string().trim().min(1).max(64) }),
    output: customerView,
    errors: [
      'customer.field_forbidden',
      'customer.phone_taken',
      'custom_field.value_invalid',
      'custom_field.value_taken',
      'customer.required_missing',
      'staff.not_found',
    ],
  }),
  'staff.customers.update': endpoint({
    summary: 'Change fields. With `version`, an edit made meanwhile by somebody else is reported instead of overwritten.',
    kind: 'write',
    access: write,
    input: z.object({ id, version: z.number().int().optional(), change: customerInput }),
    output: customerView,
    errors: [
      'customer.not_found',
      'customer.field_forbidden',
      'customer.changed_meanwhile',
      'customer.phone_taken',
      'customer.phone_verified',
      'custom_field.value_invalid',
      'custom_field.value_taken',
      'customer.required_missing',
      'staff.not_found',
    ],
  }),
  'staff.customers.timeline': endpoint({
    summary: 'What happened with this customer, newest first.',
    kind: 'read',
    access: read,
    input: z.object({ customerId: id, cursor: cursor.optional(), limit: pageSize.default(30) }),
    output: z.object({ entries: z.array(timelineEntry), next: cursor.nullable() }),
    errors: ['customer.not_found', 'customer.field_forbidden'],
  }),
  'staff.customers.add-note': endpoint({
    summary: 'Write a note on the timeline.',
    kind: 'write',
    access: write,
    input: z.object({ customerId: id, text: z.string().trim().min(1).max(2000) }),
    output: timelineEntry,
    errors: ['customer.not_found', 'customer.field_forbidden'],
  }),
  'staff.customers.delete-note': endpoint({
    summary: 'Take back my own note.',
    kind: 'write',
    access: write,
    input: z.object({ entryId: id }),
    output: z.object({}),
    errors: ['note.not_found'],
  }),
  'staff.customers.reveal': endpoint({
    summary: 'Show one masked personal value in full. Needs a reason, is counted, limited per hour and kept on record.',
    kind: 'write',
    access: { audience: 'staff', permission: 'customers.reveal' },
    input: z.object({ customerId: id, field: z.enum(personalFields), reason }),
    output: z.object({ value: z.string(), /** How many more today. */ left: z.number().int() }),
    errors: ['customer.not_found', 'customer.value_missing', 'customer.field_forbidden', 'customer.reveal_limit'],
  }),
};
