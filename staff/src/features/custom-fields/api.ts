import type { Input, Output } from '@lianke/shared/api';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.ts';

export type CustomField = Output<'staff.custom-fields.list'>['fields'][number];
export type CustomFieldInput = Input<'staff.custom-fields.save'>;

export const customFieldsQuery = queryOptions({
  queryKey: ['custom-fields'],
  queryFn: ({ signal }) => call('staff.custom-fields.list', {}, { signal }),
});
