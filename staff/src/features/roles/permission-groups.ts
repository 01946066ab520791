import type { Permission } from '@lianke/shared';
import type { Messages } from '../../messages/catalogue.ts';

/** How the editor orders permissions. `self` is not a choice: everybody may sign in. */
export const permissionGroups: readonly { name: keyof Messages['roles']['group']; permissions: readonly Permission[] }[] = [
  {
    name: 'customers',
    permissions: [
      'customers.read',
      'customers.write',
      'customers.create',
      'customers.reveal',
      'customers.assign',
      'customers.bulk',
      'customers.merge',
      'customers.import',
      'customers.export',
    ],
  },
  {
    name: 'membership',
    permissions: [
      'membership.read',
      'membership.manage',
      'membership.adjust',
      'ledger.read',
      'coupons.read',
      'coupons.write',
      'coupons.grant',
      'coupons.redeem',
    ],
  },
  {
    name: 'sales',
    permissions: [
      'catalog.read',
      'catalog.write',
      'orders.read',
      'orders.ship',
      'orders.refund',
      'sales.manage',
      'payments.reconcile',
      'alarms.read',
      'alarms.settle',
      'sync.read',
      'sync.manage',
      'invoices.read',
      'invoices.request',
      'invoices.issue',
      'invoices.manage',
    ],
  },
  { name: 'channels', permissions: ['channels.read', 'channels.write', 'followers.import'] },
  { name: 'team', permissions: ['team.read', 'team.manage', 'roles.manage', 'audit.read', 'privacy.manage'] },
  { name: 'settings', permissions: ['settings.write', 'custom_fields.manage', 'integrations.check', 'jobs.manage'] },
];

export const permissionOrder = permissionGroups.flatMap(({ permissions }) => permissions);

/** Worth a second thought before giving them away. */
export const sensitive: ReadonlySet<Permission> = new Set([
  'customers.reveal',
  'customers.export',
  'membership.adjust',
  'coupons.write',
  'orders.refund',
  'payments.reconcile',
  'sync.manage',
  'invoices.issue',
  'invoices.manage',
  'team.manage',
  'roles.manage',
  'privacy.manage',
]);
