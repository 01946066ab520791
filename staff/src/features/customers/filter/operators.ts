import type { FieldType } from '@lianke/shared';
import type { FieldView } from '../fields/field-catalogue.ts';
import { customId } from '../fields/field-value.ts';
import type { Chip } from './chip.ts';

type Op = Chip['op'];

const blank: Op[] = ['empty', 'not_empty'];
const ofType: Record<FieldType, Op[]> = {
  text: ['is', 'starts_with', ...blank],
  personal: ['is', ...blank],
  number: ['between', 'gte', 'lte', 'is'],
  money: ['between', 'gte', 'lte', 'is'],
  date: ['between', 'gte', 'lte', 'is', ...blank],
  instant: ['within_days', 'not_within_days', 'between', 'gte', 'lte'],
  single: ['in'],
  multi: ['has_any', 'has_all', 'has_none', ...blank],
  tags: ['has_any', 'has_all', 'has_none', ...blank],
  reach: ['has_any', 'has_all', 'has_none'],
  bool: ['is'],
  region: ['in', ...blank],
  level: ['in', 'gte', 'lte'],
  staff: ['in', ...blank],
  channel: ['in'],
  links: [],
  story: [],
};
const ofField: Record<string, Op[]> = {
  name: ['contains', 'is', 'starts_with', ...blank],
  phone: ['is', 'starts_with', ...blank],
  lastOrderAt: [...ofType.instant, ...blank],
};

/** What can be asked of a field, the likeliest first. Of a masked field only whether it has a value: anything else could feel out the value. */
export function operatorsOf(field: FieldView): Op[] {
  if (field.right === 'masked') return blank;
  if (field.personal && customId(field.key)) return ofType.personal;
  const ops = ofField[field.key] ?? ofType[field.type];
  return customId(field.key) ? [...new Set([...ops, ...blank])] : ops;
}
