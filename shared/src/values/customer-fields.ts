/**
 * The one registry of what a customer record holds. Lists, filters, sorting, detail, import, export and the role editor are all made from it,
 * so a field that is not here cannot be shown, and one that is here is guarded everywhere.
 */

/** How far a role may go with a field; each step includes the ones before. */
export const fieldRights = ['hidden', 'masked', 'read', 'write'] as const;
export type FieldRight = (typeof fieldRights)[number];
export const rightAtLeast = (right: FieldRight, needed: FieldRight): boolean => fieldRights.indexOf(right) >= fieldRights.indexOf(needed);

/** What a custom field may be; built-in fields have a few more forms. */
export const customFieldTypes = ['text', 'number', 'money', 'date', 'single', 'multi', 'bool', 'region', 'staff'] as const;
export type CustomFieldType = (typeof customFieldTypes)[number];
export type FieldType = CustomFieldType | 'personal' | 'instant' | 'level' | 'staff' | 'tags' | 'channel' | 'reach' | 'links' | 'story';

export interface CustomerField {
  type: FieldType;
  /** Has a masked form: `王*`, `138****5678`. */
  maskable: boolean;
  /** Staff can change it by hand (given the right). */
  editable: boolean;
  sortable: boolean;
  filterable: boolean;
}

const field = (type: FieldType, can: string): CustomerField => ({
  type,
  maskable: can.includes('mask'),
  editable: can.includes('edit'),
  sortable: can.includes('sort'),
  filterable: can.includes('filter'),
});

export const customerFields = {
  name: field('text', 'mask edit sort filter'),
  memberNo: field('text', 'sort filter'),
  phone: field('personal', 'mask edit filter'),
  email: field('personal', 'mask edit filter'),
  address: field('personal', 'mask edit'),
  taxId: field('personal', 'mask edit filter'),
  company: field('text', 'edit filter'),
  gender: field('single', 'edit filter'),
  birthday: field('date', 'mask edit sort filter'),
  region: field('region', 'edit sort filter'),
  level: field('level', 'edit sort filter'),
  owner: field('staff', 'edit sort filter'),
  tags: field('tags', 'edit filter'),
  channel: field('channel', 'filter'),
  reach: field('reach', 'filter'),
  identities: field('links', ''),
  timeline: field('story', ''),
  ordersCount: field('number', 'sort filter'),
  paidTotalFen: field('money', 'sort filter'),
  lastOrderAt: field('instant', 'sort filter'),
  createdAt: field('instant', 'sort filter'),
  lastSeenAt: field('instant', 'sort filter'),
} as const satisfies Record<string, CustomerField>;
export type CustomerFieldKey = keyof typeof customerFields;
export const customerFieldKeys = Object.keys(customerFields) as CustomerFieldKey[];

/** The four that are encrypted at rest and can be revealed against a reason. */
export const personalFields = ['phone', 'email', 'address', 'taxId'] as const satisfies readonly CustomerFieldKey[];
export type PersonalField = (typeof personalFields)[number];

export const genders = ['unknown', 'male', 'female'] as const;
export type Gender = (typeof genders)[number];

/** Names of the levels until the shop has its own (see membership). The number is what is stored. */
export const defaultLevelNames = ['普通会员', '银卡会员', '金卡会员', '黑金会员'] as const;
