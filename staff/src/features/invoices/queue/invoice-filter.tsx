import { checkResults, invoiceTypes } from '@lianke/shared';
import { useQuery } from '@tanstack/react-query';
import type { InputRef } from 'antd';
import { Button, Checkbox, DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import type { RefObject } from 'react';
import { useCallback } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';
import { SearchBox } from '../../../ui/search-box.tsx';
import { useMay } from '../../session/api.ts';
import { invoiceSettingsQuery } from '../api.ts';
import css from '../invoices.module.css';
import type { InvoiceSearch } from './invoice-search.ts';
import { isNarrowed } from './invoice-search.ts';

interface Props {
  search: InvoiceSearch;
  onChange: (change: Partial<InvoiceSearch>) => void;
  onClear: () => void;
  inputRef: RefObject<InputRef>;
}

export function InvoiceFilter({ search, onChange, onClear, inputRef }: Props) {
  const { invoices } = useMessages();
  const settings = useQuery({ ...invoiceSettingsQuery, enabled: useMay('invoices.issue') });
  const sellers = settings.data?.sellers ?? [];
  const onText = useCallback((text: string) => onChange({ text }), [onChange]);
  const choice = <T extends string>(label: string, value: T | null, options: { value: T; label: string }[], key: keyof InvoiceSearch) => (
    <Select<T>
      className={css.choice ?? ''}
      value={value}
      onChange={(next: T | undefined) => onChange({ [key]: next ?? null })}
      options={options}
      placeholder={label}
      aria-label={label}
      allowClear
      popupMatchSelectWidth={false}
    />
  );
  const day = (key: 'from' | 'until', label: string) => (
    <DatePicker
      value={search[key] ? dayjs(search[key]) : null}
      onChange={(value) => onChange({ [key]: value ? value.format('YYYY-MM-DD') : null })}
      placeholder={label}
      aria-label={label}
      inputReadOnly
    />
  );
  return (
    <div className={css.bar} role="search">
      <div className={css.search}>
        <SearchBox value={search.text} onSearch={onText} placeholder={invoices.search} inputRef={inputRef} />
      </div>
      {choice(
        invoices.filterType,
        search.type,
        invoiceTypes.map((value) => ({ value, label: invoices.type[value] })),
        'type',
      )}
      {choice(
        invoices.filterCheck,
        search.check,
        checkResults.map((value) => ({ value, label: invoices.check[value] })),
        'check',
      )}
      {sellers.length > 1
        ? choice(
            invoices.filterSeller,
            search.sellerId,
            sellers.map(({ id, name }) => ({ value: id, label: name })),
            'sellerId',
          )
        : null}
      <span className={css.days}>
        {day('from', invoices.from)} – {day('until', invoices.until)}
      </span>
      <Checkbox checked={search.blocked} onChange={(event) => onChange({ blocked: event.target.checked })}>
        {invoices.onlyBlocked}
      </Checkbox>
      {isNarrowed(search) ? (
        <Button type="link" size="small" onClick={onClear}>
          {invoices.clear}
        </Button>
      ) : null}
    </div>
  );
}
