import type { Messages } from '../../../messages/catalogue.ts';
import type { FieldCatalogue } from '../fields/field-catalogue.ts';
import { fieldText } from '../fields/field-text.ts';
import type { Chip } from './chip.ts';

/** “累计消费 ¥100.00 至 ¥500.00”: what a chip says. */
export function chipText(chip: Chip, all: FieldCatalogue, words: Messages): { field: string; rest: string } {
  const { filters } = words;
  const field = all.find(chip.field) ?? { key: chip.field, type: 'text' as const };
  const say = (value: Chip['value']): string => fieldText(field, value, all, words);
  const rest =
    chip.op === 'between'
      ? filters.between(say(chip.value), say(chip.to))
      : chip.op === 'within_days' || chip.op === 'not_within_days'
        ? filters.days[chip.op](Number(chip.value))
        : chip.op === 'empty' || chip.op === 'not_empty'
          ? filters.op[chip.op]
          : `${filters.op[chip.op]} ${say(chip.value)}`;
  return { field: all.label(chip.field), rest };
}
