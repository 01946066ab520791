import {
  ApiOutlined,
  CloudDownloadOutlined,
  MergeCellsOutlined,
  QrcodeOutlined,
  ShopOutlined,
  TeamOutlined,
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
  { path: '/channels', name: 'channels', group: 'groupChannels', icon: <QrcodeOutlined />, permission: 'channels.read' },
  { path: '/followers', name: 'followers', group: 'groupChannels', icon: <CloudDownloadOutlined />, permission: 'followers.import' },
  { path: '/settings', name: 'settings', group: 'groupSettings', icon: <ShopOutlined />, permission: 'channels.read' },
  { path: '/integrations', name: 'integrations', group: 'groupSettings', icon: <ApiOutlined />, permission: 'integrations.check' },
  { path: '/jobs', name: 'jobs', group: 'groupSettings', icon: <WarningOutlined />, permission: 'jobs.manage' },
];

export function destinationOf(pathname: string): Destination | undefined {
  return destinations.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`));
}
