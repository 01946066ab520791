import type { FieldType } from '@lianke/shared';
import type { Output } from '@lianke/shared/api';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../../../api/call.ts';
import type { Messages } from '../../../messages/catalogue.ts';
import { useMessages } from '../../../messages/locale-context.tsx';

export type FieldChoices = Output<'staff.customers.fields'>;
export type FieldView = Omit<FieldChoices['fields'][number], 'type'> & { type: FieldType };

/** Outside `customerKeys.all`: a busy shop announces changes of customers every second, the fields hardly ever change. */
export const fieldsQuery = queryOptions({
  queryKey: ['customer-fields'],
  queryFn: ({ signal }) => call('staff.customers.fields', {}, { signal }),
  staleTime: 60_000,
});

/** What this person may see of a customer, and how it is called. */
export interface FieldCatalogue {
  fields: readonly FieldView[];
  find: (key: string) => FieldView | undefined;
  label: (key: string) => string;
  levelName: (level: number) => string;
  ownerName: (staffId: string) => string;
  levels: FieldChoices['levels'];
  tags: FieldChoices['tags'];
  owners: FieldChoices['owners'];
}

const nothing: FieldChoices = { fields: [], levels: [], tags: [], owners: [] };

export function makeCatalogue(choices: FieldChoices, words: Messages): FieldCatalogue {
  const fields = choices.fields as FieldView[];
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const names: Record<string, string> = words.access.fieldName;
  return {
    ...choices,
    fields,
    find: (key) => byKey.get(key),
    label: (key) => byKey.get(key)?.label ?? names[key] ?? words.records.goneField,
    levelName: (level) => choices.levels.find((it) => it.level === level)?.name ?? words.records.level(level),
    ownerName: (staffId) => choices.owners.find((it) => it.staffId === staffId)?.name ?? words.records.goneStaff,
  };
}

/** Empty until the fields are known, so that nothing flashes up that is taken away again. */
export function useFields(): FieldCatalogue {
  const messages = useMessages();
  const { data } = useQuery(fieldsQuery);
  return useMemo(() => makeCatalogue(data ?? nothing, messages), [data, messages]);
}
