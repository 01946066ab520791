import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { write } from '../../api/call.ts';
import { useReportFailure } from '../../ui/use-report-failure.ts';
import { fieldsQuery } from '../customers/fields/field-catalogue.ts';
import type { CustomField, CustomFieldInput } from './api.ts';
import { customFieldsQuery } from './api.ts';

/** Saves a field; lists and forms of customers learn of it at once. */
export function useSaveField({ said, onDone }: { said: string; onDone?: () => void }) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const report = useReportFailure();
  return useMutation({
    mutationFn: (field: CustomFieldInput | CustomField) => write('staff.custom-fields.save', toInput(field)),
    onSuccess: () => {
      void message.success(said);
      onDone?.();
    },
    onError: report,
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: customFieldsQuery.queryKey }),
        client.invalidateQueries({ queryKey: fieldsQuery.queryKey }),
      ]),
  });
}

/** A field as it came also knows its place in the list, which saving does not change. */
function toInput(field: CustomFieldInput | CustomField): CustomFieldInput {
  const { id, label, type, options, requiredAt, unique, personal, memberAccess, defaultRight, archived } = field;
  return {
    ...(id === undefined ? {} : { id }),
    label: label.trim(),
    type,
    options: type === 'single' || type === 'multi' ? options : [],
    requiredAt,
    unique,
    personal,
    memberAccess,
    defaultRight,
    archived: archived ?? false,
  };
}
