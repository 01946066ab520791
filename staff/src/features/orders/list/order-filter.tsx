import type { InputRef } from 'antd';
import { Button, DatePicker, Select, Tag } from 'antd';
import dayjs from 'dayjs';
import type { RefObject } from 'react';
import { useCallback } from 'react';
import { orderKinds } from '@lianke/shared';
import { useMessages } from '../../../messages/locale-context.tsx';
import { SearchBox } from '../../../ui/search-box.tsx';
import type { OrderSearch } from './order-search.ts';
import { isFiltered, refundChoices, stateChoices } from './order-search.ts';
import css from './orders.module.css';
import { useSourceChoices } from './use-source-choices.ts';

interface Props {
  search: OrderSearch;
  onChange: (change: Partial<OrderSearch>) => void;
  onClear: () => void;
  customerName: string | null;
  inputRef: RefObject<InputRef>;
}

export function OrderFilter({ search, onChange, onClear, customerName, inputRef }: Props) {
  const { orders } = useMessages();
  const sources = useSourceChoices();
  const onNumber = useCallback((number: string) => onChange({ number }), [onChange]);
  const choice = <T extends string>(label: string, value: T | null, options: { value: T; label: string }[], key: keyof OrderSearch) => (
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
  const states = stateChoices.map((value) => ({ value, label: orders.state[value === 'unpaid' ? 'created' : value] }));
  const refunds = refundChoices.map((value) => ({ value, label: orders.refundState[value] }));
  const kinds = orderKinds.map((value) => ({ value, label: orders.kind[value] }));
  return (
    <div className={css.bar} role="search">
      <div className={css.search}>
        <SearchBox value={search.number} onSearch={onNumber} placeholder={orders.search} inputRef={inputRef} />
      </div>
      {choice(orders.filterState, search.state, states, 'state')}
      {choice(orders.filterRefund, search.refund, refunds, 'refund')}
      {choice(orders.filterKind, search.kind, kinds, 'kind')}
      {sources.length > 1 ? choice(orders.filterSource, search.source, sources, 'source') : null}
      <span className={css.days}>
        {day('from', orders.from)} – {day('until', orders.until)}
      </span>
      {search.customerId ? (
        <Tag closable onClose={() => onChange({ customerId: null })} style={{ margin: 0 }}>
          {orders.ofCustomer(customerName || orders.someone)}
        </Tag>
      ) : null}
      {isFiltered(search) ? (
        <Button type="link" size="small" onClick={onClear}>
          {orders.clear}
        </Button>
      ) : null}
    </div>
  );
}
