import { formatChinaDay, formatYuan } from '@lianke/shared';
import type { Messages } from '../../../messages/catalogue.ts';
import { formatCount } from '../../../ui/format-count.ts';
import { formatMemberNo } from '../../../ui/format-member-no.ts';
import type { FieldCatalogue, FieldView } from './field-catalogue.ts';
import type { FieldValue } from './field-value.ts';
import { isEmpty } from './field-value.ts';
import { regionName } from './regions.ts';

/** A value in words: for chips, comparisons and quiet cells. Empty text for nothing. */
export function fieldText(
  field: Pick<FieldView, 'key' | 'type'>,
  value: FieldValue | undefined,
  all: FieldCatalogue,
  words: Messages,
): string {
  if (value === null || value === undefined || isEmpty(value)) return '';
  if (Array.isArray(value)) return value.map((it) => fieldText(field, it, all, words)).join('、');
  const { records, customers } = words;
  if (typeof value === 'boolean') return value ? records.yes : records.no;
  switch (field.type) {
    case 'money':
      return typeof value === 'number' ? formatYuan(value) : value;
    case 'number':
      return typeof value === 'number' ? formatCount(value) : value;
    case 'instant':
      return typeof value === 'number' ? formatChinaDay(value) : value;
    case 'level':
      return all.levelName(Number(value));
    case 'staff':
      return all.ownerName(String(value));
    case 'region':
      return regionName(String(value));
    case 'channel':
      return customers.channelKind[value as keyof typeof customers.channelKind] ?? customers.channelKind.unknown;
    case 'reach':
      return customers.reach[value as keyof typeof customers.reach] ?? '';
    case 'single':
      return field.key === 'gender' ? (records.gender[value as keyof typeof records.gender] ?? '') : String(value);
    default:
      return field.key === 'memberNo' ? formatMemberNo(String(value)) : String(value);
  }
}
