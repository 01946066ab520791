import {
  ClockCircleOutlined,
  CrownOutlined,
  EditOutlined,
  ImportOutlined,
  MessageOutlined,
  MergeCellsOutlined,
  MobileOutlined,
  ProfileOutlined,
  QrcodeOutlined,
  SafetyOutlined,
  SelectOutlined,
  UserAddOutlined,
  UserDeleteOutlined,
  WechatOutlined,
} from '@ant-design/icons';
import type { TimelineKind } from '@lianke/shared';
import type { ReactNode } from 'react';

const icons: Record<TimelineKind, ReactNode> = {
  'oa.subscribed': <UserAddOutlined />,
  'oa.resubscribed': <UserAddOutlined />,
  'oa.unsubscribed': <UserDeleteOutlined />,
  'oa.scanned': <QrcodeOutlined />,
  'oa.message': <MessageOutlined />,
  'oa.menu': <SelectOutlined />,
  'mini.logged_in': <WechatOutlined />,
  'mini.phone_bound': <MobileOutlined />,
  'mini.profile_updated': <ProfileOutlined />,
  'wecom.added': <UserAddOutlined />,
  'wecom.half_added': <UserAddOutlined />,
  'wecom.edited': <ProfileOutlined />,
  'wecom.deleted_by_staff': <UserDeleteOutlined />,
  'wecom.deleted_by_customer': <UserDeleteOutlined />,
  'customer.merged': <MergeCellsOutlined />,
  'customer.created': <UserAddOutlined />,
  'customer.edited': <ProfileOutlined />,
  'customer.assigned': <SelectOutlined />,
  'customer.unmerged': <MergeCellsOutlined />,
  'customer.imported': <ImportOutlined />,
  'level.changed': <CrownOutlined />,
  'points.expiring': <ClockCircleOutlined />,
  'privacy.requested': <SafetyOutlined />,
  'privacy.settled': <SafetyOutlined />,
  note: <EditOutlined />,
};

export const TimelineIcon = ({ kind }: { kind: TimelineKind }): ReactNode => icons[kind] ?? <ProfileOutlined />;
