import {
  AccountBookOutlined,
  ApartmentOutlined,
  ApiOutlined,
  AppstoreOutlined,
  AuditOutlined,
  BarcodeOutlined,
  BellOutlined,
  CloudDownloadOutlined,
  CloudSyncOutlined,
  CrownOutlined,
  EnvironmentOutlined,
  ExportOutlined,
  EyeOutlined,
  FileDoneOutlined,
  FileExcelOutlined,
  FileTextOutlined,
  FormOutlined,
  ImportOutlined,
  MergeCellsOutlined,
  QrcodeOutlined,
  ReconciliationOutlined,
  RollbackOutlined,
  SafetyCertificateOutlined,
  ScanOutlined,
  ShopOutlined,
  ShoppingOutlined,
  SettingOutlined,
  SlidersOutlined,
  TagsOutlined,
  TeamOutlined,
  ThunderboltOutlined,
  UserSwitchOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import type { Permission } from '@lianke/shared';
import type { ReactNode } from 'react';
import type { Messages } from '../../messages/catalogue.ts';

type Navigation = Messages['navigation'];

export interface Destination {
  path: string;
  name: keyof Navigation;
  group: keyof Navigation;
  icon: ReactNode;
  permission: Permission;
}

/** Where one can go, by job. Navigation, search and the permission gate all read this list. */
export const destinations: readonly Destination[] = [
  { path: '/customers', name: 'customers', group: 'groupCustomers', icon: <TeamOutlined />, permission: 'customers.read' },
  { path: '/duplicates', name: 'duplicates', group: 'groupCustomers', icon: <MergeCellsOutlined />, permission: 'customers.merge' },
  { path: '/bulk', name: 'bulk', group: 'groupCustomers', icon: <ThunderboltOutlined />, permission: 'customers.bulk' },
  { path: '/imports', name: 'imports', group: 'groupCustomers', icon: <ImportOutlined />, permission: 'customers.import' },
  { path: '/exports', name: 'exports', group: 'groupCustomers', icon: <ExportOutlined />, permission: 'customers.export' },
  { path: '/coupons', name: 'coupons', group: 'groupMembership', icon: <TagsOutlined />, permission: 'coupons.read' },
  { path: '/redeem', name: 'redeem', group: 'groupMembership', icon: <ScanOutlined />, permission: 'coupons.redeem' },
  { path: '/coupon-codes', name: 'couponCodes', group: 'groupMembership', icon: <BarcodeOutlined />, permission: 'coupons.read' },
  { path: '/levels', name: 'levels', group: 'groupMembership', icon: <CrownOutlined />, permission: 'membership.read' },
  { path: '/liability', name: 'liability', group: 'groupMembership', icon: <AccountBookOutlined />, permission: 'ledger.read' },
  { path: '/orders', name: 'orders', group: 'groupOrders', icon: <ShoppingOutlined />, permission: 'orders.read' },
  { path: '/refunds', name: 'refunds', group: 'groupOrders', icon: <RollbackOutlined />, permission: 'orders.read' },
  { path: '/order-sources', name: 'orderSources', group: 'groupOrders', icon: <CloudSyncOutlined />, permission: 'sync.read' },
  { path: '/invoices', name: 'invoices', group: 'groupInvoices', icon: <FileTextOutlined />, permission: 'invoices.read' },
  { path: '/invoices/reds', name: 'reds', group: 'groupInvoices', icon: <FileExcelOutlined />, permission: 'invoices.issue' },
  { path: '/invoices/books', name: 'invoiceBooks', group: 'groupInvoices', icon: <FileDoneOutlined />, permission: 'invoices.issue' },
  { path: '/invoices/settings', name: 'invoiceSettings', group: 'groupInvoices', icon: <SettingOutlined />, permission: 'invoices.issue' },
  { path: '/goods', name: 'goods', group: 'groupGoods', icon: <AppstoreOutlined />, permission: 'catalog.read' },
  { path: '/stores', name: 'stores', group: 'groupGoods', icon: <EnvironmentOutlined />, permission: 'catalog.read' },
  { path: '/sales', name: 'sales', group: 'groupGoods', icon: <SlidersOutlined />, permission: 'sales.manage' },
  {
    path: '/reconciliation',
    name: 'reconciliation',
    group: 'groupMoney',
    icon: <ReconciliationOutlined />,
    permission: 'payments.reconcile',
  },
  { path: '/alarms', name: 'alarms', group: 'groupMoney', icon: <BellOutlined />, permission: 'alarms.read' },
  { path: '/channels', name: 'channels', group: 'groupChannels', icon: <QrcodeOutlined />, permission: 'channels.read' },
  { path: '/followers', name: 'followers', group: 'groupChannels', icon: <CloudDownloadOutlined />, permission: 'followers.import' },
  { path: '/team', name: 'team', group: 'groupTeam', icon: <ApartmentOutlined />, permission: 'team.read' },
  { path: '/roles', name: 'roles', group: 'groupTeam', icon: <UserSwitchOutlined />, permission: 'roles.manage' },
  { path: '/who-looked', name: 'whoLooked', group: 'groupTeam', icon: <EyeOutlined />, permission: 'customers.read' },
  { path: '/audit', name: 'audit', group: 'groupTeam', icon: <AuditOutlined />, permission: 'audit.read' },
  { path: '/privacy', name: 'privacy', group: 'groupTeam', icon: <SafetyCertificateOutlined />, permission: 'privacy.manage' },
  { path: '/settings', name: 'settings', group: 'groupSettings', icon: <ShopOutlined />, permission: 'channels.read' },
  { path: '/custom-fields', name: 'customFields', group: 'groupSettings', icon: <FormOutlined />, permission: 'custom_fields.manage' },
  { path: '/integrations', name: 'integrations', group: 'groupSettings', icon: <ApiOutlined />, permission: 'integrations.check' },
  { path: '/jobs', name: 'jobs', group: 'groupSettings', icon: <WarningOutlined />, permission: 'jobs.manage' },
];

const isAt = (pathname: string, path: string): boolean => pathname === path || pathname.startsWith(`${path}/`);

/** The nearest one: `/invoices/reds` is a place of its own, not a part of `/invoices`. */
export function destinationOf(pathname: string): Destination | undefined {
  return destinations.filter(({ path }) => isAt(pathname, path)).sort((one, other) => other.path.length - one.path.length)[0];
}
