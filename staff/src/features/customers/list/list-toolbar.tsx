import { ColumnHeightOutlined, TableOutlined } from '@ant-design/icons';
import type { InputRef } from 'antd';
import { Button, Dropdown, Segmented, Tooltip } from 'antd';
import type { RefObject } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';
import { useNarrow } from '../../../ui/use-media.ts';
import type { ListPreferences } from './list-preferences.ts';
import { optionalColumns } from './list-preferences.ts';
import type { ListSearch, ListSort } from './list-search.ts';
import { changeListSearch } from './list-search.ts';
import css from './list-toolbar.module.css';
import { SearchInput } from './search-input.tsx';

interface Props {
  search: ListSearch;
  onSearch: (next: ListSearch, replace?: boolean) => void;
  preferences: ListPreferences;
  onPreferences: (next: ListPreferences) => void;
  inputRef: RefObject<InputRef>;
}

export function ListToolbar({ search, onSearch, preferences, onPreferences, inputRef }: Props) {
  const { customers } = useMessages();
  const narrow = useNarrow();
  const columnNames = {
    phone: customers.columnPhone,
    channel: customers.columnChannel,
    tags: customers.columnTags,
    reach: customers.columnReach,
    lastSeen: customers.columnLastSeen,
    created: customers.columnCreated,
  };
  return (
    <div className={css.bar} role="search">
      <div className={css.search}>
        <SearchInput search={search} onSearch={onSearch} inputRef={inputRef} />
      </div>
      <Segmented<ListSort>
        aria-label={customers.sortLabel}
        value={search.sort}
        onChange={(sort) => onSearch(changeListSearch(search, { sort }))}
        options={[
          { value: 'last_seen', label: customers.sortLastSeen },
          { value: 'created', label: customers.sortCreated },
        ]}
      />
      {narrow ? null : (
        <>
          <span className={css.spacer} />
          <Tooltip title={`${customers.density}: ${preferences.compact ? customers.densityCompact : customers.densityCosy}`}>
            <Button
              type="text"
              icon={<ColumnHeightOutlined />}
              aria-label={customers.density}
              onClick={() => onPreferences({ ...preferences, compact: !preferences.compact })}
            />
          </Tooltip>
          <Dropdown
            trigger={['click']}
            menu={{
              multiple: true,
              selectable: true,
              selectedKeys: optionalColumns.filter((it) => !preferences.hidden.includes(it)),
              items: optionalColumns.map((it) => ({ key: it, label: columnNames[it] })),
              onClick: ({ key }) => {
                const hidden = optionalColumns.filter((it) => (it === key) !== preferences.hidden.includes(it));
                onPreferences({ ...preferences, hidden });
              },
            }}
          >
            <Button type="text" icon={<TableOutlined />} aria-label={customers.columns} title={customers.columns} />
          </Dropdown>
        </>
      )}
    </div>
  );
}
