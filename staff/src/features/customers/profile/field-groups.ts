import type { FieldCatalogue, FieldView } from '../fields/field-catalogue.ts';

export type FieldGroup = 'contact' | 'person' | 'business' | 'source' | 'own';

const groups: readonly { group: FieldGroup; keys: readonly string[] }[] = [
  { group: 'contact', keys: ['phone', 'email', 'address'] },
  { group: 'person', keys: ['name', 'gender', 'birthday', 'region', 'company', 'taxId'] },
  { group: 'business', keys: ['level', 'owner', 'ordersCount', 'paidTotalFen', 'lastOrderAt'] },
  { group: 'source', keys: ['channel', 'createdAt', 'lastSeenAt'] },
];

/** A record's fields as people look for them, the shop's own last. Hidden fields are in none, and a group without fields is left out. */
export function groupFields(all: FieldCatalogue): { group: FieldGroup; fields: FieldView[] }[] {
  const own = all.fields.filter(({ key }) => key.startsWith('custom.'));
  return [
    ...groups.map(({ group, keys }) => ({ group, fields: keys.flatMap((key) => all.find(key) ?? []) })),
    { group: 'own' as const, fields: own },
  ].filter(({ fields }) => fields.length > 0);
}
