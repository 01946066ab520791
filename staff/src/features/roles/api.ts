import type { Output } from '@lianke/shared/api';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.ts';

export type Role = Output<'staff.roles.list'>['roles'][number];
export type Rights = Role['rights'];
export type CustomField = Output<'staff.custom-fields.list'>['fields'][number];

export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: ({ signal }) => call('staff.roles.list', {}, { signal }),
});
