import type { TableColumnsType, TableProps } from 'antd';
import { Table } from 'antd';
import { useMessages } from '../../../messages/locale-context.tsx';
import type { CustomerRow } from '../api.ts';
import { FieldCell } from '../fields/field-cell.tsx';
import type { FieldCatalogue, FieldView } from '../fields/field-catalogue.ts';
import { QuickCell } from '../edit/quick-cell.tsx';
import { canQuickEdit } from '../edit/can-edit.ts';
import { columnWidth, isFigure } from './columns.ts';
import { CustomerName } from './customer-name.tsx';
import css from './customer-table.module.css';
import type { ListSort } from './list-search.ts';

interface Props {
  rows: CustomerRow[];
  fields: readonly FieldView[];
  all: FieldCatalogue;
  sort: ListSort;
  onSort: (sort: ListSort) => void;
  activeId: string | null;
  compact: boolean;
  loading: boolean;
  /** Null where nothing can be done with chosen rows. */
  selection: { ids: readonly string[]; everybody: boolean; onChange: (ids: string[]) => void } | null;
  onOpen: (row: CustomerRow) => void;
}

const nameWidth = 220;
const selectionWidth = 44;

export function CustomerTable({ rows, fields, all, sort, onSort, activeId, compact, loading, selection, onOpen }: Props) {
  const { customers } = useMessages();
  const sorting = (field: Pick<FieldView, 'key' | 'sortable'> | undefined) =>
    field?.sortable
      ? {
          sorter: true,
          sortOrder: sort.by === field.key ? (sort.order === 'asc' ? ('ascend' as const) : ('descend' as const)) : null,
          sortDirections: ['descend' as const, 'ascend' as const, 'descend' as const],
        }
      : {};
  const nameField = all.find('name');
  const columns: TableColumnsType<CustomerRow> = [
    {
      key: 'name',
      title: customers.columnCustomer,
      width: nameWidth,
      fixed: 'left',
      ...sorting(nameField),
      render: (_, row) => <CustomerName row={row} compact={compact} />,
    },
    ...fields.map((field) => ({
      key: field.key,
      title: all.label(field.key),
      width: columnWidth(field),
      ellipsis: true,
      ...(isFigure(field) ? { align: 'right' as const } : {}),
      ...sorting(field),
      render: (_: unknown, row: CustomerRow) =>
        canQuickEdit(field) ? <QuickCell row={row} field={field} all={all} /> : <FieldCell row={row} field={field} all={all} />,
    })),
  ];
  const onChange: TableProps<CustomerRow>['onChange'] = (_page, _filters, sorter) => {
    const it = Array.isArray(sorter) ? sorter[0] : sorter;
    if (it?.columnKey) onSort({ by: String(it.columnKey), order: it.order === 'ascend' ? 'asc' : 'desc' });
  };
  const width = fields.reduce((sum, field) => sum + columnWidth(field), nameWidth + selectionWidth);
  return (
    <Table<CustomerRow>
      className={css.table ?? ''}
      rowKey="id"
      columns={columns}
      dataSource={rows}
      pagination={false}
      loading={{ spinning: loading, delay: 400 }}
      size={compact ? 'small' : 'middle'}
      sticky={{ offsetHeader: 56 }}
      scroll={{ x: width }}
      tableLayout="fixed"
      showSorterTooltip={false}
      onChange={onChange}
      {...(selection
        ? {
            rowSelection: {
              columnWidth: selectionWidth,
              fixed: true,
              preserveSelectedRowKeys: true,
              selectedRowKeys: selection.everybody ? rows.map(({ id }) => id) : [...selection.ids],
              getCheckboxProps: () => ({ disabled: selection.everybody }),
              onChange: (keys) => selection.onChange(keys.map(String)),
              onCell: () => ({ onClick: (event) => event.stopPropagation() }),
            },
          }
        : {})}
      rowClassName={(row) => (row.id === activeId ? (css.active ?? '') : '')}
      onRow={(row) => ({ onClick: () => onOpen(row), 'data-row': row.id })}
    />
  );
}
