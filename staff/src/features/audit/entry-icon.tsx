import {
  AccountBookOutlined,
  DeleteOutlined,
  DownloadOutlined,
  EditOutlined,
  EyeOutlined,
  FileSearchOutlined,
  KeyOutlined,
  LoginOutlined,
  MergeCellsOutlined,
  SafetyCertificateOutlined,
  SettingOutlined,
  SwapOutlined,
  UnlockOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import css from './entry-line.module.css';

type Tone = 'look' | 'change' | 'warn' | 'danger' | 'plain';

/** The first that fits counts; what leaves the house or uncovers something stands out. */
const kinds: readonly [RegExp, ReactNode, Tone][] = [
  [/revealed|locked_opened/, <UnlockOutlined key="reveal" />, 'warn'],
  [/export/, <DownloadOutlined key="export" />, 'warn'],
  [/stolen|erased/, <DeleteOutlined key="danger" />, 'danger'],
  [/^audit\./, <FileSearchOutlined key="audit" />, 'look'],
  [/viewed|listed/, <EyeOutlined key="look" />, 'look'],
  [/merged|duplicate/, <MergeCellsOutlined key="merge" />, 'change'],
  [/handover|handed_over|assigned/, <SwapOutlined key="hand" />, 'change'],
  [/^role\.|role_changed/, <KeyOutlined key="role" />, 'warn'],
  [/signed|session|staff\.(?:left|returned)/, <LoginOutlined key="sign" />, 'plain'],
  [/^(?:orders|reconciliation|sales|alarms)\./, <AccountBookOutlined key="money" />, 'change'],
  [/^privacy\./, <SafetyCertificateOutlined key="privacy" />, 'change'],
  [/^(?:customer|bulk)/, <EditOutlined key="edit" />, 'change'],
];

export function EntryIcon({ action }: { action: string }) {
  const [, icon, tone] = kinds.find(([form]) => form.test(action)) ?? [null, <SettingOutlined key="other" />, 'plain' as const];
  return (
    <span className={`${css.icon} ${tone === 'plain' ? '' : (css[tone] ?? '')}`} aria-hidden>
      {icon}
    </span>
  );
}
