import { Tabs } from 'antd';
import { useSearchParams } from 'react-router';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Page } from '../../../ui/page.tsx';
import type { DifferenceState } from '../api.ts';
import { differenceStates } from '../api.ts';
import { BillDays } from './bill-days.tsx';
import { Differences } from './differences.tsx';
import { FetchNow } from './fetch-now.tsx';

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** `/reconciliation` and `/reconciliation?tab=differences&day=2026-11-29&state=open`. */
export function ReconciliationPage() {
  const { reconciliation: words } = useMessages();
  const [params, setParams] = useSearchParams();
  const tab = params.get('tab') === 'differences' ? 'differences' : 'days';
  const dayText = params.get('day') ?? '';
  const day = dayPattern.test(dayText) ? dayText : null;
  const stateText = params.get('state');
  const state: DifferenceState | null = stateText === 'all' ? null : (differenceStates.find((it) => it === stateText) ?? 'open');
  const showDifferences = (next: { day: string | null; state: DifferenceState | null }): void =>
    setParams({
      tab: 'differences',
      ...(next.day ? { day: next.day } : {}),
      ...(next.state === 'open' ? {} : { state: next.state ?? 'all' }),
    });
  return (
    <Page title={words.title} intro={words.intro} action={<FetchNow />}>
      <Tabs
        activeKey={tab}
        onChange={(key) => setParams(key === 'days' ? {} : { tab: key })}
        destroyOnHidden
        items={[
          { key: 'days', label: words.tab.days, children: <BillDays onLook={(it) => showDifferences({ day: it, state: null })} /> },
          {
            key: 'differences',
            label: words.tab.differences,
            children: <Differences day={day} state={state} onChange={showDifferences} onDays={() => setParams({})} />,
          },
        ]}
      />
    </Page>
  );
}
