import type { TableColumnsType } from 'antd';
import { Table, Tag } from 'antd';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Ago } from '../../../ui/ago.tsx';
import type { CustomerRow } from '../api.ts';
import { channelText } from '../profile/channel-text.ts';
import { ReachBadges } from '../profile/reach-badges.tsx';
import { CustomerName } from './customer-name.tsx';
import css from './customer-table.module.css';
import type { ListPreferences, OptionalColumn } from './list-preferences.ts';

const tagsInRow = 2;

interface Props {
  rows: CustomerRow[];
  activeId: string | null;
  preferences: ListPreferences;
  loading: boolean;
  onOpen: (row: CustomerRow) => void;
}

export function CustomerTable({ rows, activeId, preferences, loading, onOpen }: Props) {
  const { customers } = useMessages();
  const quiet = (text: string) => <span className={css.quiet}>{text}</span>;
  const columns: TableColumnsType<CustomerRow> = [
    {
      key: 'name',
      title: customers.columnCustomer,
      width: 220,
      render: (_, row) => <CustomerName row={row} compact={preferences.compact} />,
    },
    { key: 'phone', title: customers.columnPhone, width: 130, render: (_, row) => row.phoneMasked ?? quiet(customers.noPhone) },
    { key: 'channel', title: customers.columnChannel, width: 150, ellipsis: true, render: (_, row) => channelText(row.channel, customers) },
    { key: 'tags', title: customers.columnTags, width: 220, render: (_, row) => <RowTags tags={row.tags} /> },
    { key: 'reach', title: customers.columnReach, width: 110, render: (_, row) => <ReachBadges reach={row.reach} /> },
    { key: 'lastSeen', title: customers.columnLastSeen, width: 110, render: (_, row) => <Ago at={row.lastSeenAt} /> },
    { key: 'created', title: customers.columnCreated, width: 110, render: (_, row) => <Ago at={row.createdAt} /> },
  ];
  const shown = columns.filter(({ key }) => !preferences.hidden.includes(key as OptionalColumn));
  return (
    <Table<CustomerRow>
      className={css.table ?? ''}
      rowKey="id"
      columns={shown}
      dataSource={rows}
      pagination={false}
      loading={{ spinning: loading, delay: 400 }}
      size={preferences.compact ? 'small' : 'middle'}
      sticky={{ offsetHeader: 56 }}
      scroll={{ x: shown.reduce((sum, { width }) => sum + Number(width ?? 0), 0) }}
      tableLayout="fixed"
      rowClassName={(row) => (row.id === activeId ? (css.active ?? '') : '')}
      onRow={(row) => ({ onClick: () => onOpen(row), 'data-row': row.id })}
    />
  );
}

function RowTags({ tags }: { tags: readonly string[] }) {
  const rest = tags.length - tagsInRow;
  return (
    <span className={css.tags}>
      {tags.slice(0, tagsInRow).map((tag) => (
        <Tag key={tag} title={tag}>
          {tag}
        </Tag>
      ))}
      {rest > 0 ? <Tag title={tags.slice(tagsInRow).join('、')}>+{rest}</Tag> : null}
    </span>
  );
}
