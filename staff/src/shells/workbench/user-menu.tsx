import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { MenuProps } from 'antd';
import { Dropdown, Skeleton } from 'antd';
import { useState } from 'react';
import { signOut } from '../../api/sign-out.ts';
import { clearSnapshots } from '../../features/customers/snapshot.ts';
import { sessionQuery } from '../../features/session/api.ts';
import { DevicesSheet } from '../../features/session/devices-sheet.tsx';
import { useLocale } from '../../messages/locale-context.tsx';
import type { Locale } from '../../messages/locale.ts';
import { PersonAvatar } from '../../ui/person-avatar.tsx';
import { useNarrow } from '../../ui/use-media.ts';
import { useReportFailure } from '../../ui/use-report-failure.ts';
import css from './user-menu.module.css';

const languages: readonly { locale: Locale; label: string }[] = [
  { locale: 'zh-CN', label: '简体中文' },
  { locale: 'en-US', label: 'English' },
];

export function UserMenu() {
  const { locale, messages, setLocale } = useLocale();
  const { user } = messages;
  const narrow = useNarrow();
  const client = useQueryClient();
  const report = useReportFailure();
  const { data: session } = useQuery(sessionQuery);
  const [devicesOpen, setDevicesOpen] = useState(false);
  if (!session) return <Skeleton.Avatar active size={28} shape="square" />;
  const { staff } = session;

  const leave = async (): Promise<void> => {
    try {
      await client.cancelQueries();
      await signOut();
    } catch (error) {
      report(error);
      return;
    }
    clearSnapshots();
    client.clear();
    window.location.assign('/workbench/login');
  };
  const items: MenuProps['items'] = [
    { key: 'who', type: 'group', label: `${staff.name} · ${messages.access.roleName[staff.role]}` },
    { type: 'divider' },
    {
      key: 'language',
      type: 'group',
      label: user.language,
      children: languages.map((it) => ({ key: it.locale, label: it.label, onClick: () => setLocale(it.locale) })),
    },
    { type: 'divider' },
    { key: 'devices', label: user.devices, onClick: () => setDevicesOpen(true) },
    { key: 'sign-out', label: user.signOut, onClick: () => void leave() },
  ];
  return (
    <>
      <Dropdown menu={{ items, selectedKeys: [locale], style: { minWidth: 160 } }} trigger={['click']} placement="bottomRight">
        <button type="button" className={css.trigger} aria-label={user.menu}>
          <PersonAvatar name={staff.name} url={staff.avatarUrl} size={28} />
          {narrow ? null : <span className={css.name}>{staff.name}</span>}
        </button>
      </Dropdown>
      <DevicesSheet open={devicesOpen} onClose={() => setDevicesOpen(false)} />
    </>
  );
}
