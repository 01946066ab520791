import type { CustomField } from '../../customers/index.ts';
import { importFields } from './import-fields.ts';

/** `手机号 (必填)*` and `手机号` ask for the same. */
const plain = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[((【[][^))】\]]*[))】\]]/g, '')
    .replace(/[\s*:：_-]+/g, '');

/** Column → field for the headings we recognise; each field once, the first column wins. Masked columns of our own exports carry no data to import. */
export function guessMapping(columns: readonly string[], customFields: readonly CustomField[]): Record<string, string> {
  const fields = new Map<string, string>();
  for (const field of customFields) fields.set(plain(field.label), `custom.${field.id}`);
  for (const [key, { label, aliases }] of Object.entries(importFields))
    for (const word of [label, ...aliases]) fields.set(plain(word), key);
  const mapping: Record<string, string> = {};
  const taken = new Set<string>();
  for (const column of columns) {
    const key = column.includes('脱敏') ? undefined : fields.get(plain(column));
    if (key === undefined || taken.has(key)) continue;
    mapping[column] = key;
    taken.add(key);
  }
  return mapping;
}
