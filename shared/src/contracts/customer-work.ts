import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { batchStatuses } from '../values/statuses.ts';
import { customField, customValue, customerRow, fieldKey, filter, selection } from './customer-shapes.ts';
import { cursor, id, instant, progress, reason, staffName } from './shapes.ts';

const read = { audience: 'staff', permission: 'customers.read' } as const;
const bulk = { audience: 'staff', permission: 'customers.bulk' } as const;
const merge = { audience: 'staff', permission: 'customers.merge' } as const;

const savedView = z.object({
  id,
  name: z.string(),
  /** Seen by everybody, editable by its maker and by those who manage the team. */
  shared: z.boolean(),
  mine: z.boolean(),
  search: z.string().nullable(),
  filter,
  sort: z.object({ by: fieldKey, order: z.enum(['asc', 'desc']) }),
  columns: z.array(fieldKey),
});

/** Whom a bulk action is for: named customers, or everybody a list shows. */
const target = z.union([z.object({ ids: z.array(id).min(1).max(1000) }), selection]);

const bulkChange = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('tag'),
    add: z.array(z.string().trim().min(1).max(30)).max(20),
    remove: z.array(z.string().trim().min(1).max(30)).max(20),
  }),
  z.object({ kind: z.literal('assign'), ownerId: id.nullable() }),
  z.object({ kind: z.literal('set'), field: fieldKey, value: customValue.nullable() }),
]);

const bulkAction = z.object({
  id,
  change: bulkChange,
  status: z.enum(batchStatuses),
  progress,
  startedBy: staffName,
  startedAt: instant,
  finishedAt: instant.nullable(),
  undoUntil: instant.nullable(),
  can: z.object({ cancel: z.boolean(), undo: z.boolean() }),
});

const duplicate = z.object({
  id,
  reason: z.enum(['remark_mobile', 'same_phone', 'same_email', 'same_name_region', 'same_name_birthday']),
  evidence: z.string(),
  foundAt: instant,
  left: customerRow,
  right: customerRow,
});

/** One line of the side-by-side preview. */
const choice = z.object({
  field: fieldKey,
  left: z.string().nullable(),
  right: z.string().nullable(),
  result: z.enum(['left', 'right', 'both']),
  choosable: z.boolean(),
});

const mergeRecord = z.object({
  id,
  keptId: id,
  keptName: z.string(),
  lostId: id,
  lostName: z.string(),
  reason: z.string(),
  at: instant,
  by: staffName.nullable(),
  undoUntil: instant,
  undoneAt: instant.nullable(),
  can: z.object({ undo: z.boolean() }),
});

export const customerWorkContracts = {
  'staff.views.list': endpoint({
    summary: 'My saved views and the shared ones.',
    kind: 'read',
    access: read,
    input: z.object({}),
    output: z.object({ views: z.array(savedView) }),
    errors: [],
  }),
  'staff.views.save': endpoint({
    summary: 'Keep a list’s filter, order and columns under a name; with an id, replace it.',
    kind: 'write',
    access: read,
    input: savedView
      .omit({ id: true, mine: true, search: true })
      .extend({ id: id.optional(), name: z.string().trim().min(1).max(30), search: z.string().max(64).nullable() }),
    output: savedView,
    errors: ['view.not_found', 'customer.field_forbidden', 'customer.filter_invalid'],
  }),
  'staff.views.delete': endpoint({
    summary: 'Delete a saved view.',
    kind: 'write',
    access: read,
    input: z.object({ id }),
    output: z.object({}),
    errors: ['view.not_found'],
  }),
  'staff.custom-fields.list': endpoint({
    summary: 'The shop’s own fields, archived ones too.',
    kind: 'read',
    access: { audience: 'staff', permission: 'custom_fields.manage' },
    input: z.object({}),
    output: z.object({ fields: z.array(customField) }),
    errors: [],
  }),
  'staff.custom-fields.save': endpoint({
    summary: 'Add a field, or change it (type, uniqueness and personal mark stay as they were made).',
    kind: 'write',
    access: { audience: 'staff', permission: 'custom_fields.manage' },
    input: customField.omit({ id: true, archived: true, position: true, label: true, options: true }).extend({
      id: id.optional(),
      label: z.string().trim().min(1).max(20),
      options: z.array(z.string().trim().min(1).max(30)).max(100),
      archived: z.boolean().default(false),
    }),
    output: customField,
    errors: ['custom_field.not_found', 'custom_field.too_many', 'custom_field.fixed', 'custom_field.options_missing'],
  }),
  'staff.custom-fields.reorder': endpoint({
    summary: 'Put the fields into this order.',
    kind: 'write',
    access: { audience: 'staff', permission: 'custom_fields.manage' },
    input: z.object({ ids: z.array(id).max(200) }),
    output: z.object({}),
    errors: [],
  }),
  'staff.bulk.start': endpoint({
    summary: 'Tag, assign or change many customers in the background. The same rights hold as for one.',
    kind: 'write',
    access: bulk,
    input: z.object({ target, change: bulkChange }),
    output: bulkAction,
    errors: [
      'customer.field_forbidden',
      'customer.filter_invalid',
      'custom_field.value_invalid',
      'bulk.nothing_selected',
      'staff.not_found',
    ],
  }),
  'staff.bulk.list': endpoint({
    summary: 'Bulk actions, newest first: the caller’s own, or everybody’s for those who manage the team.',
    kind: 'read',
    access: bulk,
    input: z.object({ cursor: cursor.optional() }),
    output: z.object({ actions: z.array(bulkAction), next: cursor.nullable() }),
    errors: [],
  }),
  'staff.bulk.get': endpoint({
    summary: 'How far it is.',
    kind: 'read',
    access: bulk,
    input: z.object({ id }),
    output: bulkAction,
    errors: ['bulk.not_found'],
  }),
  'staff.bulk.cancel': endpoint({
    summary: 'Stop where it is; what was changed stays changed until undone.',
    kind: 'write',
    access: bulk,
    input: z.object({ id }),
    output: bulkAction,
    errors: ['bulk.not_found', 'bulk.not_possible'],
  }),
  'staff.bulk.undo': endpoint({
    summary: 'Put back what it changed, except what was edited again since. For 30 days.',
    kind: 'write',
    access: bulk,
    input: z.object({ id }),
    output: bulkAction,
    errors: ['bulk.not_found', 'bulk.not_possible'],
  }),
  'staff.duplicates.list': endpoint({
    summary: 'Pairs that may be one person but are not certain, newest first.',
    kind: 'read',
    access: merge,
    input: z.object({ cursor: cursor.optional() }),
    output: z.object({ pairs: z.array(duplicate), next: cursor.nullable() }),
    errors: [],
  }),
  'staff.duplicates.preview': endpoint({
    summary: 'What merging these two would give, field by field, and what moves along. Without `keep` the older record stays.',
    kind: 'read',
    access: merge,
    input: z.object({ leftId: id, rightId: id, keep: z.enum(['left', 'right']).optional() }),
    output: z.object({
      left: customerRow,
      right: customerRow,
      keep: z.enum(['left', 'right']),
      fields: z.array(choice),
      moves: z.array(z.object({ what: z.string(), count: z.number().int() })),
    }),
    errors: ['customer.not_found', 'customer.merge_same'],
  }),
  'staff.duplicates.merge': endpoint({
    summary: 'They are one person. `choose` overrides the preview’s result for choosable fields.',
    kind: 'write',
    access: merge,
    input: z.object({
      /** The pair from the queue, if it came from there. */
      id: id.optional(),
      leftId: id,
      rightId: id,
      keep: z.enum(['left', 'right']),
      choose: z.record(z.string(), z.enum(['left', 'right'])).default({}),
    }),
    output: z.object({ customerId: id, mergeId: id }),
    errors: ['duplicate.not_found', 'customer.merge_same', 'customer.not_found', 'customer.field_forbidden'],
  }),
  'staff.duplicates.dismiss': endpoint({
    summary: 'They are two persons: do not ask again.',
    kind: 'write',
    access: merge,
    input: z.object({ id }),
    output: z.object({}),
    errors: ['duplicate.not_found'],
  }),
  'staff.merges.list': endpoint({
    summary: 'What was merged, newest first.',
    kind: 'read',
    access: merge,
    input: z.object({ customerId: id.optional(), cursor: cursor.optional() }),
    output: z.object({ merges: z.array(mergeRecord), next: cursor.nullable() }),
    errors: [],
  }),
  'staff.merges.undo': endpoint({
    summary: 'They are two persons after all: both records become what they were. For 30 days, while nothing else was merged on top.',
    kind: 'write',
    access: merge,
    input: z.object({ id, reason }),
    output: z.object({ keptId: id, restoredId: id }),
    errors: ['merge.not_found', 'merge.too_old', 'merge.merged_again', 'merge.already_undone'],
  }),
};
