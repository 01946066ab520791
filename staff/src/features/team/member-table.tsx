import { Table } from 'antd';
import type { TableColumnsType } from 'antd';
import { useMessages } from '../../messages/locale-context.tsx';
import { formatCount } from '../../ui/format-count.ts';
import type { Member } from './api.ts';
import type { MemberActions } from './member-parts.tsx';
import { LastSeen, MemberMenu, MemberName, MemberState, RoleTag } from './member-parts.tsx';
import css from './members.module.css';

interface Props {
  members: Member[];
  onAction: MemberActions;
}

const pageSize = 50;

export function MemberTable({ members, onAction }: Props) {
  const { access, team } = useMessages();
  const columns: TableColumnsType<Member> = [
    { title: team.name, key: 'name', render: (_, it) => <MemberName member={it} /> },
    { title: team.role, key: 'role', render: (_, it) => <RoleTag member={it} /> },
    {
      title: team.department,
      key: 'department',
      render: (_, it) =>
        it.departments.map(({ name }) => name).join(access.separator) || <span className={css.small}>{team.noDepartment}</span>,
    },
    {
      title: team.customers,
      key: 'customers',
      align: 'right',
      sorter: (a, b) => a.customers - b.customers,
      render: (_, it) => <span className={css.number}>{formatCount(it.customers)}</span>,
    },
    { title: team.state, key: 'state', render: (_, it) => <MemberState member={it} /> },
    {
      title: team.lastSeen,
      key: 'lastSeen',
      sorter: (a, b) => (a.lastSeenAt ?? 0) - (b.lastSeenAt ?? 0),
      render: (_, it) => <LastSeen member={it} />,
    },
    { key: 'actions', width: 56, render: (_, it) => <MemberMenu member={it} onAction={onAction} /> },
  ];
  return (
    <Table<Member>
      rowKey="id"
      size="middle"
      columns={columns}
      dataSource={members}
      scroll={{ x: 'max-content' }}
      pagination={members.length > pageSize ? { pageSize, showSizeChanger: false } : false}
    />
  );
}
