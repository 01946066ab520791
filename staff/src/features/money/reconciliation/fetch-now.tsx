import { SyncOutlined } from '@ant-design/icons';
import { formatChinaDay } from '@lianke/shared';
import { App, Button, DatePicker, Space } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { useFetchDay } from './use-fetch-day.ts';

const dayMs = 86_400_000;

/** One day now instead of tomorrow morning; yesterday unless another is chosen. Today is not over. */
export function FetchNow() {
  const { reconciliation: words } = useMessages();
  const { message } = App.useApp();
  const now = useNow();
  const today = formatChinaDay(now);
  const [chosen, setChosen] = useState<string | null>(null);
  const day = chosen ?? formatChinaDay(now - dayMs);
  const fetch = useFetchDay(() => void message.success(words.fetching));
  return (
    <Space.Compact>
      <DatePicker
        value={dayjs(day)}
        onChange={(value) => setChosen(value ? value.format('YYYY-MM-DD') : null)}
        disabledDate={(value) => value.format('YYYY-MM-DD') >= today}
        allowClear={false}
        inputReadOnly
        aria-label={words.fetchDay}
        style={{ width: 136 }}
      />
      <Button type="primary" icon={<SyncOutlined />} loading={fetch.isPending} onClick={() => fetch.mutate(day)}>
        {words.fetch}
      </Button>
    </Space.Compact>
  );
}
