import { z } from 'zod';
import { customFieldTypes, fieldRights, genders } from '../values/customer-fields.ts';
import { channelKinds } from '../values/statuses.ts';
import { day, fen, id, instant, staffName } from './shapes.ts';

/** A custom field's value: text, number (money in fen), day, one option, several options, yes/no, region code. */
export const customValue = z.union([z.string().max(500), z.number(), z.boolean(), z.array(z.string().max(64)).max(50)]);
const customValues = z.record(z.string(), customValue.nullable());

/** A key of the field registry, or `custom.<id>`. */
export const fieldKey = z.string().regex(/^(?:[a-zA-Z]{2,20}|custom\.fld_[0-9A-Z]{26})$/);

const channel = z.object({ kind: z.enum(channelKinds), key: z.string().nullable(), name: z.string().nullable() });
const reach = z.object({ officialAccount: z.boolean(), miniProgram: z.boolean(), wecom: z.boolean() });

/**
 * One row of a list. What the caller may not see is absent; what has no value is null. Personal values always come masked here.
 * `name` is always present (masked or a stand-in when the role may not see it), because people need something to point at.
 */
export const customerRow = z.object({
  id,
  name: z.string(),
  avatarUrl: z.string().nullable(),
  /** Grows with every edit; send it back to learn about edits made meanwhile. */
  version: z.number().int(),
  memberNo: z.string().optional(),
  phoneMasked: z.string().nullable().optional(),
  emailMasked: z.string().nullable().optional(),
  taxIdMasked: z.string().nullable().optional(),
  company: z.string().nullable().optional(),
  gender: z.enum(genders).optional(),
  /** `1990-05-17`, or `1990-**-**` where the role sees it masked. */
  birthday: z.string().nullable().optional(),
  /** Administrative division code, province or city: `330100`. */
  region: z.string().nullable().optional(),
  level: z.number().int().optional(),
  owner: staffName.nullable().optional(),
  /** Every tag, once each. */
  tags: z.array(z.string()).optional(),
  /** Those of them that are the shop's own, which staff may edit; the rest come from WeCom. */
  ownTags: z.array(z.string()).optional(),
  channel: channel.optional(),
  reach: reach.optional(),
  ordersCount: z.number().int().optional(),
  paidTotalFen: fen.optional(),
  lastOrderAt: instant.nullable().optional(),
  createdAt: instant.optional(),
  lastSeenAt: instant.optional(),
  /** Custom fields by id; personal ones masked. */
  custom: customValues.optional(),
});

/** What staff may set by hand. A key that is absent stays as it is; null empties it. */
export const customerInput = z.object({
  name: z.string().trim().min(1).max(64).optional(),
  phone: z
    .string()
    .trim()
    .regex(/^\+?[\d -]{5,20}$/)
    .nullable()
    .optional(),
  email: z.email().max(120).nullable().optional(),
  address: z.string().trim().max(300).nullable().optional(),
  taxId: z
    .string()
    .trim()
    .regex(/^[0-9A-Z]{15,20}$/)
    .nullable()
    .optional(),
  company: z.string().trim().max(100).nullable().optional(),
  gender: z.enum(genders).optional(),
  birthday: day.nullable().optional(),
  region: z
    .string()
    .regex(/^\d{6}$/)
    .nullable()
    .optional(),
  level: z.number().int().min(0).max(99).optional(),
  ownerId: id.nullable().optional(),
  /** The shop's own tags, all of them; tags that come from WeCom are not touched. */
  tags: z.array(z.string().trim().min(1).max(30)).max(50).optional(),
  custom: customValues.optional(),
});

/** One condition of a filter; conditions are joined by "and". Instants in ms, money in fen, days as text. */
const condition = z.object({
  field: fieldKey,
  op: z.enum([
    'is',
    'is_not',
    'in',
    'contains',
    'starts_with',
    'has_any',
    'has_all',
    'has_none',
    'gte',
    'lte',
    'within_days',
    'not_within_days',
    'empty',
    'not_empty',
  ]),
  value: z.union([z.string().max(200), z.number(), z.boolean(), z.array(z.string().max(64)).min(1).max(50)]).optional(),
});
export const filter = z.array(condition).max(20);

/** What a list shows: shared by the list itself, saved views, exports and bulk actions. */
export const selection = z.object({
  search: z.string().trim().max(64).optional(),
  filter: filter.default([]),
});

/** A field as the caller may use it: what lists, forms, filters and imports are drawn from. */
export const fieldView = z.object({
  key: fieldKey,
  /** Custom fields carry their label; built-in ones are named by the apps' message catalogues. */
  label: z.string().nullable(),
  type: z.string(),
  /** Sealed at rest and masked in lists; can be filtered only by the whole value. */
  personal: z.boolean(),
  right: z.enum(fieldRights),
  sortable: z.boolean(),
  filterable: z.boolean(),
  editable: z.boolean(),
  required: z.boolean(),
  options: z.array(z.string()).nullable(),
});

export const customField = z.object({
  id,
  label: z.string(),
  type: z.enum(customFieldTypes),
  options: z.array(z.string()),
  /** Where a value must be given: nowhere, when staff create or edit a record, or also when the customer fills in the profile. */
  requiredAt: z.enum(['never', 'staff', 'member']),
  unique: z.boolean(),
  /** Personal data: sealed at rest, masked unless the role reads it, left out of exports without the right. */
  personal: z.boolean(),
  /** Whether the customer sees and edits it in the mini-program. */
  memberAccess: z.enum(['none', 'read', 'write']),
  /** What a role may do with it until somebody says otherwise in the role editor. */
  defaultRight: z.enum(fieldRights),
  position: z.number().int(),
  archived: z.boolean(),
});
