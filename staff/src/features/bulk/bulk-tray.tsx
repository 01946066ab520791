import { CloseOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useMessages } from '../../messages/locale-context.tsx';
import { customerKeys } from '../customers/customer-keys.ts';
import { useFields } from '../customers/fields/field-catalogue.ts';
import { useMay } from '../session/api.ts';
import { isUnderWay, recentBulkQuery } from './api.ts';
import { BulkProgress } from './bulk-progress.tsx';
import css from './bulk.module.css';
import { bulkTitle } from './bulk-title.ts';

const mostShown = 3;

/** Bottom right, whichever page is open: what runs, and what has just finished until it is closed. */
export function BulkTray() {
  const may = useMay('customers.bulk');
  return may ? <Tray /> : null;
}

function Tray() {
  const messages = useMessages();
  const all = useFields();
  const client = useQueryClient();
  const { data } = useQuery(recentBulkQuery);
  const [closed, setClosed] = useState<readonly string[]>([]);
  const [seen, setSeen] = useState<readonly string[]>([]);
  const underWay = (data?.actions ?? []).filter((it) => isUnderWay(it) || it.finishedAt === null).map(({ id }) => id);
  const news = underWay.filter((id) => !seen.includes(id));
  if (news.length > 0) {
    setSeen([...seen, ...news]);
    setClosed(closed.filter((id) => !news.includes(id)));
  }
  const wereRunning = useRef(0);
  useEffect(() => {
    // What an action changed shows up in the lists when it is done.
    if (underWay.length < wereRunning.current) void client.invalidateQueries({ queryKey: customerKeys.all });
    wereRunning.current = underWay.length;
  }, [client, underWay.length]);

  const shown = (data?.actions ?? []).filter(({ id }) => seen.includes(id) && !closed.includes(id)).slice(0, mostShown);
  if (shown.length === 0) return null;
  return (
    <aside className={css.tray} aria-label={messages.bulk.title} aria-live="polite">
      {shown.map((action) => (
        <div key={action.id} className={css.job}>
          <div className={css.top}>
            <span className={css.title}>{bulkTitle(action.change, all, messages)}</span>
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined />}
              aria-label={messages.states.close}
              onClick={() => setClosed([...closed, action.id])}
            />
          </div>
          <BulkProgress action={action} />
        </div>
      ))}
    </aside>
  );
}
