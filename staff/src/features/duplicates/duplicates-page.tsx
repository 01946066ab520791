import { Tabs } from 'antd';
import { useSearchParams } from 'react-router';
import { useLiveCustomers } from '../../api/live.ts';
import { useMessages } from '../../messages/locale-context.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { DuplicateQueue } from './duplicate-queue.tsx';
import { MergeHistory } from './merge-history.tsx';

/** What waits for a decision, and what was decided. */
export function DuplicatesPage() {
  const { duplicates } = useMessages();
  const [params, setParams] = useSearchParams();
  const tab = params.get('tab') === 'merges' ? 'merges' : 'queue';
  useLiveCustomers();
  return (
    <Page title={duplicates.title} intro={duplicates.intro} narrow>
      <Tabs
        activeKey={tab}
        onChange={(key) => setParams(key === 'merges' ? { tab: key } : {})}
        items={[
          { key: 'queue', label: duplicates.queue, children: <DuplicateQueue /> },
          {
            key: 'merges',
            label: duplicates.history,
            children: (
              <Card>
                <div style={{ padding: 16 }}>
                  <MergeHistory customerId={null} />
                </div>
              </Card>
            ),
          },
        ]}
      />
    </Page>
  );
}
