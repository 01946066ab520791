import type { Input } from '@lianke/shared/api';

export type Condition = NonNullable<Input<'staff.customers.list'>['filter']>[number];

/** What a person sees as one condition: "from … to …" is one chip and two conditions. */
export interface Chip {
  field: string;
  op: Condition['op'] | 'between';
  value?: Condition['value'] | undefined;
  /** The upper end of `between`. */
  to?: Condition['value'] | undefined;
}

/** The contract's conditions as chips: a lower and an upper bound of one field, next to each other, become one. */
export function toChips(filter: readonly Condition[]): Chip[] {
  const chips: Chip[] = [];
  for (const it of filter) {
    const last = chips.at(-1);
    if (it.op === 'lte' && last?.op === 'gte' && last.field === it.field)
      chips[chips.length - 1] = { ...last, op: 'between', to: it.value };
    else chips.push({ ...it });
  }
  return chips;
}

export function toConditions(chips: readonly Chip[]): Condition[] {
  return chips.flatMap(({ field, op, value, to }): Condition[] => {
    if (op === 'between')
      return [
        { field, op: 'gte', value },
        { field, op: 'lte', value: to },
      ];
    return [{ field, op, ...(value === undefined ? {} : { value }) }];
  });
}

const valueless = ['empty', 'not_empty'];
const given = (value: Chip['value']): boolean => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

/** Whether the chip says something the server can act on. */
export function isComplete({ op, value, to }: Chip): boolean {
  if (valueless.includes(op)) return true;
  return given(value) && (op !== 'between' || (given(to) && !(typeof value === typeof to && value! > to!)));
}
