import type { StaffRole } from './statuses.ts';

/** Everything a member of staff can be allowed to do. An endpoint names one of these or does not start. */
export const permissions = [
  'self',
  'customers.read',
  'customers.write',
  'customers.reveal_phone',
  'customers.merge',
  'channels.read',
  'channels.write',
  'followers.import',
  'settings.write',
  'integrations.check',
  'jobs.manage',
] as const;
export type Permission = (typeof permissions)[number];

export const rolePermissions: Record<StaffRole, readonly Permission[]> = {
  admin: permissions,
  staff: ['self', 'customers.read', 'customers.write', 'customers.reveal_phone', 'channels.read'],
};
