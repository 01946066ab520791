import { customerFieldKeys, customerFields } from './customer-fields.ts';
import type { CustomerFieldKey, FieldRight } from './customer-fields.ts';
import { permissions } from './permissions.ts';
import type { Permission } from './permissions.ts';

export const roleKeys = ['admin', 'sales', 'service', 'marketer', 'finance', 'auditor', 'clerk'] as const;
export type RoleKey = (typeof roleKeys)[number];

/** Whose customers: own ones (owned or in one's WeCom), the department's, the department's with everything below it, everybody's. */
export const rowScopes = ['self', 'department', 'department_tree', 'all'] as const;
export type RowScope = (typeof rowScopes)[number];

/** What a role may do, to which customers, and how far into each field. Custom fields are keyed `custom.<id>`; those without an entry follow their own default. */
export interface RoleRights {
  permissions: readonly Permission[];
  rows: RowScope;
  fields: Readonly<Record<string, FieldRight>>;
}

const everyField = (right: FieldRight, but: Partial<Record<CustomerFieldKey, FieldRight>> = {}): Record<CustomerFieldKey, FieldRight> =>
  Object.fromEntries(
    customerFieldKeys.map((key) => [key, but[key] ?? (right === 'write' && !customerFields[key].editable ? 'read' : right)]),
  ) as Record<CustomerFieldKey, FieldRight>;

const masked = { phone: 'masked', email: 'masked', address: 'masked', taxId: 'masked' } as const;

/** What each role comes with. A shop may change every role but admin, which keeps everything so that nobody is locked out. */
export const defaultRoles: Readonly<Record<RoleKey, RoleRights>> = {
  admin: { permissions, rows: 'all', fields: everyField('write') },
  sales: {
    permissions: [
      ...['self', 'customers.read', 'customers.write', 'customers.create', 'customers.reveal', 'channels.read', 'team.read'],
      ...['membership.read', 'coupons.read', 'coupons.grant', 'coupons.redeem', 'catalog.read', 'orders.read'],
      ...['invoices.read', 'invoices.request'],
    ] as Permission[],
    rows: 'self',
    fields: everyField('write', { ...masked, owner: 'read', level: 'read', taxId: 'hidden', identities: 'hidden' }),
  },
  service: {
    permissions: [
      ...['self', 'customers.read', 'customers.write', 'customers.reveal', 'team.read'],
      ...['membership.read', 'membership.adjust', 'coupons.read', 'coupons.grant', 'coupons.redeem'],
      ...['catalog.read', 'orders.read', 'orders.ship', 'orders.refund', 'alarms.read', 'invoices.read', 'invoices.request'],
    ] as Permission[],
    rows: 'all',
    fields: everyField('read', { ...masked, tags: 'write', taxId: 'hidden', paidTotalFen: 'hidden' }),
  },
  marketer: {
    permissions: [
      ...['self', 'customers.read', 'customers.bulk', 'channels.read', 'channels.write', 'team.read'],
      ...['membership.read', 'membership.manage', 'coupons.read', 'coupons.write', 'coupons.grant'],
      ...['catalog.read', 'catalog.write', 'orders.read', 'sales.manage', 'sync.read'],
    ] as Permission[],
    rows: 'all',
    fields: everyField('read', {
      ...masked,
      tags: 'write',
      email: 'hidden',
      address: 'hidden',
      taxId: 'hidden',
      identities: 'hidden',
      timeline: 'hidden',
    }),
  },
  finance: {
    permissions: [
      ...['self', 'customers.read', 'customers.reveal', 'team.read', 'membership.read', 'ledger.read', 'coupons.read'],
      ...['catalog.read', 'orders.read', 'orders.refund', 'payments.reconcile', 'alarms.read', 'alarms.settle', 'sync.read'],
      ...['invoices.read', 'invoices.request', 'invoices.issue', 'invoices.manage'],
    ] as Permission[],
    rows: 'all',
    fields: everyField('read', {
      ...masked,
      taxId: 'write',
      company: 'write',
      email: 'write',
      identities: 'hidden',
      timeline: 'hidden',
      tags: 'hidden',
    }),
  },
  auditor: {
    permissions: [
      ...['self', 'customers.read', 'team.read', 'audit.read', 'channels.read', 'membership.read', 'ledger.read', 'coupons.read'],
      ...['catalog.read', 'orders.read', 'alarms.read', 'sync.read', 'invoices.read'],
    ] as Permission[],
    rows: 'all',
    fields: everyField('read', { ...masked, name: 'masked', birthday: 'masked' }),
  },
  clerk: {
    permissions: [
      ...['self', 'customers.read', 'customers.write', 'customers.create', 'membership.read', 'coupons.read', 'coupons.redeem'],
      ...['catalog.read', 'orders.read', 'orders.ship', 'invoices.read', 'invoices.request'],
    ] as Permission[],
    rows: 'department_tree',
    fields: everyField('read', {
      ...masked,
      name: 'write',
      phone: 'write',
      birthday: 'write',
      gender: 'write',
      region: 'write',
      email: 'hidden',
      address: 'hidden',
      taxId: 'hidden',
      identities: 'hidden',
      paidTotalFen: 'hidden',
    }),
  },
};
