import { ColumnHeightOutlined } from '@ant-design/icons';
import type { InputRef } from 'antd';
import { Button, Select, Tooltip } from 'antd';
import type { ReactNode, RefObject } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';
import { useNarrow } from '../../../ui/use-media.ts';
import type { FieldCatalogue } from '../fields/field-catalogue.ts';
import { ColumnPicker } from './column-picker.tsx';
import type { ListPreferences } from './list-preferences.ts';
import type { ListSearch } from './list-search.ts';
import { changeListSearch } from './list-search.ts';
import css from './list-toolbar.module.css';
import { SearchInput } from './search-input.tsx';

interface Props {
  search: ListSearch;
  onSearch: (next: ListSearch, replace?: boolean) => void;
  preferences: ListPreferences;
  onPreferences: (next: ListPreferences) => void;
  all: FieldCatalogue;
  shown: readonly string[];
  inputRef: RefObject<InputRef>;
  /** What else the page puts here: saved views, export. */
  extra?: ReactNode;
}

export function ListToolbar({ search, onSearch, preferences, onPreferences, all, shown, inputRef, extra }: Props) {
  const { customers } = useMessages();
  const narrow = useNarrow();
  const sortable = all.fields.filter((field) => field.sortable);
  const chooseColumns = (columns: string[] | null): void => {
    onPreferences({ ...preferences, columns });
    if (search.columns) onSearch({ ...search, columns: null }, true);
  };
  return (
    <div className={css.bar} role="search">
      <div className={css.search}>
        <SearchInput search={search} onSearch={onSearch} inputRef={inputRef} />
      </div>
      {narrow ? (
        <Select
          className={css.sort ?? ''}
          value={`${search.sort.order === 'desc' ? '-' : ''}${search.sort.by}`}
          aria-label={customers.sortLabel}
          options={sortable.flatMap(({ key }) => [
            { value: `-${key}`, label: `${all.label(key)} ↓` },
            { value: key, label: `${all.label(key)} ↑` },
          ])}
          onChange={(value: string) =>
            onSearch(changeListSearch(search, { sort: { by: value.replace(/^-/, ''), order: value.startsWith('-') ? 'desc' : 'asc' } }))
          }
        />
      ) : null}
      <span className={css.spacer} />
      {extra}
      {narrow ? null : (
        <>
          <Tooltip title={`${customers.density}: ${preferences.compact ? customers.densityCompact : customers.densityCosy}`}>
            <Button
              type="text"
              icon={<ColumnHeightOutlined />}
              aria-label={customers.density}
              onClick={() => onPreferences({ ...preferences, compact: !preferences.compact })}
            />
          </Tooltip>
          <ColumnPicker all={all} shown={shown} onChange={chooseColumns} />
        </>
      )}
    </div>
  );
}
