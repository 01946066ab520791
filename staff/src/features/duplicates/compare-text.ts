import type { Messages } from '../../messages/catalogue.ts';
import type { FieldCatalogue } from '../customers/fields/field-catalogue.ts';
import { fieldText } from '../customers/fields/field-text.ts';

const counted = ['level', 'money', 'number'];

/** A value of the preview in words: it comes as the code the list would carry, an owner or a named channel by name already. */
export function compareText(key: string, text: string | null, all: FieldCatalogue, words: Messages): string | null {
  const field = all.find(key);
  if (text === null || !field || field.type === 'staff' || field.type === 'multi') return text;
  if (field.type === 'bool') return text === 'true' ? words.records.yes : words.records.no;
  if (field.type === 'channel') return words.customers.channelKind[text as keyof Messages['customers']['channelKind']] ?? text;
  return fieldText(field, counted.includes(field.type) ? Number(text) : text, all, words) || text;
}
