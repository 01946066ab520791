import type { QueryClient } from '@tanstack/react-query';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Output } from '@lianke/shared/api';
import { hasCode } from '../../../api/api-error.ts';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { useReportFailure } from '../../../ui/use-report-failure.ts';
import { useUndoToast } from '../../../ui/use-undo-toast.tsx';
import type { CustomerRow, CustomerView } from '../api.ts';
import { customerKeys } from '../customer-keys.ts';
import type { FieldCatalogue, FieldView } from '../fields/field-catalogue.ts';
import type { FieldValue } from '../fields/field-value.ts';
import { toChange, valueOf, withValue } from '../fields/field-value.ts';

interface Edit {
  row: Pick<CustomerRow, 'id' | 'version'> & Partial<CustomerRow>;
  field: FieldView;
  value: FieldValue;
  /** An undo offers no undo. */
  last?: boolean;
}

type Page = Output<'staff.customers.list'>;

/** Shows a row as it will be, on every list and in the open record; gives back how to put it as it was. */
function patchCaches(client: QueryClient, id: string, patch: <R extends CustomerRow>(row: R) => R): () => void {
  const lists = client.getQueriesData<Page>({ queryKey: customerKeys.lists });
  const records = client.getQueriesData<CustomerView>({ queryKey: customerKeys.records });
  for (const [key, page] of lists)
    if (page) client.setQueryData<Page>(key, { ...page, rows: page.rows.map((row) => (row.id === id ? patch(row) : row)) });
  for (const [key, view] of records) if (view?.id === id) client.setQueryData<CustomerView>(key, patch(view));
  return () => {
    for (const [key, data] of [...lists, ...records]) client.setQueryData(key, data);
  };
}

/**
 * Changes one field of one customer: shown at once, put back when the server refuses, offered to be undone.
 * An edit that somebody else made meanwhile is reported and the newest record fetched; it is never overwritten.
 */
export function useFieldUpdate(all: FieldCatalogue) {
  const { records } = useMessages();
  const client = useQueryClient();
  const report = useReportFailure();
  const toast = useUndoToast();
  const update = useMutation({
    mutationFn: ({ row, field, value }: Edit) =>
      write('staff.customers.update', { id: row.id, version: row.version, change: toChange(field.key, value) }),
    onMutate: async ({ row, field, value }) => {
      if (field.personal) return { restore: () => undefined };
      await client.cancelQueries({ queryKey: customerKeys.lists });
      return { restore: patchCaches(client, row.id, (it) => withValue(it, field.key, value, all.ownerName) as typeof it) };
    },
    onError: (error, _edit, context) => {
      context?.restore();
      report(error);
      if (hasCode(error, 'customer.changed_meanwhile')) void client.invalidateQueries({ queryKey: customerKeys.all });
    },
    onSuccess: (view, { row, field, last }) => {
      patchCaches(client, row.id, (it) => ({ ...it, version: view.version }));
      const before = field.personal ? undefined : valueOf(row as CustomerRow, field.key);
      const undo = (): void => update.mutate({ row: { id: row.id, version: view.version }, field, value: before ?? null, last: true });
      toast(last ? records.undone : records.changed(all.label(field.key)), last || before === undefined ? null : undo);
      void client.invalidateQueries({ queryKey: customerKeys.all });
    },
  });
  return update;
}
