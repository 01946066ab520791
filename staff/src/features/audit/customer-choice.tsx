import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useMessages } from '../../messages/locale-context.tsx';
import { useDebounced } from '../../ui/use-debounced.ts';
import css from './audit-filter.module.css';

interface Props {
  chosen: string | null;
  onChoose: (customerId: string | null) => void;
}

/** A customer by name or number, as the list's search finds them. */
export function CustomerChoice({ chosen, onChoose }: Props) {
  const { audit } = useMessages();
  const [text, setText] = useState('');
  const [known, setKnown] = useState<{ value: string; label: string } | null>(null);
  const search = useDebounced(text.trim(), 250);
  const found = useQuery({
    queryKey: ['audit', 'customer-choice', search],
    queryFn: ({ signal }) => call('staff.customers.list', { search, limit: 8 }, { signal }),
    enabled: search !== '',
    placeholderData: keepPreviousData,
  });
  const options = (search === '' ? [] : (found.data?.rows ?? [])).map((it) => ({
    value: it.id,
    label: it.phoneMasked ? `${it.name} ${it.phoneMasked}` : it.name,
  }));
  const shown = chosen === null ? null : known?.value === chosen ? known : { value: chosen, label: audit.filter.customer };
  return (
    <Select
      className={css.choice ?? ''}
      allowClear
      labelInValue
      showSearch={{ filterOption: false, onSearch: setText }}
      placeholder={audit.customerPlaceholder}
      aria-label={audit.filter.customer}
      notFoundContent={null}
      value={shown}
      options={options}
      onChange={(it: { value: string; label: string } | undefined) => {
        setKnown(it ?? null);
        onChoose(it?.value ?? null);
      }}
    />
  );
}
