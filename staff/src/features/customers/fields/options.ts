import { channelKinds, genders } from '@lianke/shared';
import type { Messages } from '../../../messages/catalogue.ts';
import type { FieldCatalogue, FieldView } from './field-catalogue.ts';

export interface Option {
  value: string | number;
  label: string;
}

const reachKinds = ['officialAccount', 'miniProgram', 'wecom'] as const;

/** What a field with a closed list of values offers; null for fields that are typed. */
export function fieldOptions(field: FieldView, all: FieldCatalogue, words: Messages): Option[] | null {
  const { records, customers } = words;
  if (field.key === 'gender') return genders.map((value) => ({ value, label: records.gender[value] }));
  switch (field.type) {
    case 'single':
    case 'multi':
      return (field.options ?? []).map((value) => ({ value, label: value }));
    case 'level':
      return all.levels.map(({ level, name }) => ({ value: level, label: name }));
    case 'staff':
      return all.owners.map(({ staffId, name }) => ({ value: staffId, label: name }));
    case 'tags':
      return [...new Map(all.tags.map(({ name }) => [name, { value: name, label: name }])).values()];
    case 'channel':
      return channelKinds.map((value) => ({ value, label: customers.channelKind[value] }));
    case 'reach':
      return reachKinds.map((value) => ({ value, label: customers.reach[value] }));
    default:
      return null;
  }
}
