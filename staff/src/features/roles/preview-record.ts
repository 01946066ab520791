import { maskAddress, maskBirthday, maskEmail, maskName, maskPhone, maskTaxId, personalFields } from '@lianke/shared';
import type { CustomerFieldKey } from '@lianke/shared';
import type { Messages } from '../../messages/catalogue.ts';
import type { Rights } from './api.ts';
import type { EditableField } from './editable-fields.ts';
import { fieldRight } from './rights-draft.ts';

interface PreviewLine {
  key: string;
  label: string;
  value: string;
  editable: boolean;
  revealable: boolean;
}

type Sample = Messages['roles']['sample'];
const standIn = '********';

const plain = (words: Sample): Record<CustomerFieldKey, string> => ({
  name: words.name,
  memberNo: '2000 0112 3456',
  phone: '13812345678',
  email: 'maimaiti@example.cn',
  address: words.address,
  taxId: '91330106MA2CABCD8K',
  company: words.company,
  gender: words.gender,
  birthday: '1990-05-17',
  region: words.region,
  level: words.level,
  owner: words.owner,
  tags: words.tags,
  channel: words.channel,
  reach: words.reach,
  identities: words.identities,
  timeline: words.timeline,
  ordersCount: '12',
  paidTotalFen: '¥12,680.00',
  lastOrderAt: '2026-11-18',
  createdAt: '2025-03-08',
  lastSeenAt: words.today,
});

const masks: Partial<Record<string, (value: string) => string>> = {
  name: maskName,
  phone: maskPhone,
  email: maskEmail,
  address: maskAddress,
  taxId: maskTaxId,
  birthday: maskBirthday,
};

/** The sample customer under these rights, masked by the very functions the server uses. */
export function previewRecord(
  fields: readonly EditableField[],
  rights: Rights,
  words: Sample,
): { name: string; shown: PreviewLine[]; hidden: EditableField[] } {
  const values: Record<string, string> = plain(words);
  const valueOf = (field: EditableField): string => {
    const value = values[field.key] ?? words.custom;
    if (fieldRight(rights, field) !== 'masked') return value;
    return masks[field.key]?.(value) ?? standIn;
  };
  const nameField = fields.find(({ key }) => key === 'name');
  const seen = fields.filter((field) => fieldRight(rights, field) !== 'hidden');
  return {
    // People need something to point at: without the name the server gives the end of the member number.
    name: nameField && seen.includes(nameField) ? valueOf(nameField) : standIn,
    shown: seen
      .filter(({ key }) => key !== 'name')
      .map((field) => ({
        key: field.key,
        label: field.label,
        value: valueOf(field),
        editable: fieldRight(rights, field) === 'write' && rights.permissions.includes('customers.write'),
        revealable:
          fieldRight(rights, field) === 'masked' &&
          rights.permissions.includes('customers.reveal') &&
          personalFields.some((key) => key === field.key),
      })),
    hidden: fields.filter((field) => !seen.includes(field)),
  };
}
