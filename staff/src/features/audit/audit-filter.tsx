import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useMemo } from 'react';
import { useMessages } from '../../messages/locale-context.tsx';
import { directoryQuery } from '../session/api.ts';
import css from './audit-filter.module.css';
import type { AuditSearch } from './audit-search.ts';
import { CustomerChoice } from './customer-choice.tsx';
import { PeriodFilter } from './period-filter.tsx';

interface Props {
  search: AuditSearch;
  onSearch: (change: Partial<AuditSearch>) => void;
}

export function AuditFilter({ search, onSearch }: Props) {
  const { audit } = useMessages();
  const directory = useQuery(directoryQuery);
  const actions = useMemo(() => Object.entries(audit.actions).map(([value, { name }]) => ({ value, label: name })), [audit]);
  const filtered = search.staffId ?? search.action ?? search.customerId;
  return (
    <div className={css.filter}>
      <PeriodFilter search={search} onSearch={onSearch} />
      <Select
        className={css.choice ?? ''}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={audit.staffPlaceholder}
        aria-label={audit.filter.staff}
        value={search.staffId}
        loading={directory.isLoading}
        onChange={(staffId) => onSearch({ staffId: staffId ?? null })}
        options={(directory.data?.staff ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select
        className={css.choice ?? ''}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={audit.actionPlaceholder}
        aria-label={audit.filter.action}
        value={search.action}
        onChange={(action) => onSearch({ action: action ?? null })}
        options={actions}
      />
      <CustomerChoice chosen={search.customerId} onChoose={(customerId) => onSearch({ customerId })} />
      {filtered ? (
        <Button type="link" onClick={() => onSearch({ staffId: null, action: null, customerId: null })}>
          {audit.filter.clear}
        </Button>
      ) : null}
    </div>
  );
}
