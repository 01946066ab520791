import { useInfiniteQuery } from '@tanstack/react-query';
import { DatePicker, Segmented, Skeleton } from 'antd';
import dayjs from 'dayjs';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Card } from '../../../ui/page.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { StateNotice } from '../../../ui/state-notice.tsx';
import type { DifferenceState } from '../api.ts';
import { differencesQuery, differenceStates } from '../api.ts';
import { DifferenceRow } from './difference-row.tsx';
import css from './reconciliation.module.css';

interface Props {
  day: string | null;
  state: DifferenceState | null;
  onChange: (next: { day: string | null; state: DifferenceState | null }) => void;
  onDays: () => void;
}

/** What differs, entry by entry; what is open first of all. */
export function Differences({ day, state, onChange, onDays }: Props) {
  const { reconciliation: words } = useMessages();
  const query = useInfiniteQuery(differencesQuery(day, state));
  const all = 'all';
  return (
    <Card>
      <div className={css.tools} role="search">
        <Segmented<string>
          value={state ?? all}
          onChange={(value) => onChange({ day, state: differenceStates.find((it) => it === value) ?? null })}
          aria-label={words.stateLabel}
          options={[...differenceStates.map((value) => ({ value, label: words.state[value] })), { value: all, label: words.allStates }]}
        />
        <DatePicker
          value={day ? dayjs(day) : null}
          onChange={(value) => onChange({ day: value ? value.format('YYYY-MM-DD') : null, state })}
          placeholder={words.allDays}
          aria-label={words.day}
          inputReadOnly
        />
      </div>
      <PagedList
        query={query}
        rowsOf={(page) => page.differences}
        skeleton={<Skeleton active paragraph={{ rows: 6 }} style={{ padding: 16 }} />}
        empty={
          <StateNotice
            tone="empty"
            body={state === 'open' ? words.noOpen : words.noOther}
            action={
              state === 'open' || state === null
                ? { label: words.showDays, onClick: onDays }
                : { label: words.showOpen, onClick: () => onChange({ day: null, state: 'open' }) }
            }
          />
        }
      >
        {(it) => <DifferenceRow key={it.id} difference={it} />}
      </PagedList>
    </Card>
  );
}
