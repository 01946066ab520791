import { DatePicker, Segmented } from 'antd';
import dayjs from 'dayjs';
import { useMessages } from '../../messages/locale-context.tsx';
import type { AuditSearch } from './audit-search.ts';
import { periods } from './audit-search.ts';
import css from './audit-filter.module.css';

interface Props {
  search: AuditSearch;
  onSearch: (change: Partial<AuditSearch>) => void;
}

export function PeriodFilter({ search, onSearch }: Props) {
  const { audit } = useMessages();
  const day = (it: 'from' | 'to', label: string) => (
    <DatePicker
      value={search[it] ? dayjs(search[it]) : null}
      onChange={(value) => onSearch({ [it]: value ? value.format('YYYY-MM-DD') : null })}
      placeholder={label}
      aria-label={label}
      inputReadOnly
    />
  );
  return (
    <>
      <Segmented
        className={css.periods ?? ''}
        aria-label={audit.filter.time}
        value={search.period}
        onChange={(period) => onSearch({ period })}
        options={periods.map((value) => ({ value, label: audit.time[value] }))}
      />
      {search.period === 'custom' ? (
        <span className={css.days}>
          {day('from', audit.filter.from)} – {day('to', audit.filter.to)}
        </span>
      ) : null}
    </>
  );
}
