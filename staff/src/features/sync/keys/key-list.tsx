import { KeyOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Card } from '../../../ui/page.tsx';
import { QueryState } from '../../../ui/query-state.tsx';
import { StateNotice } from '../../../ui/state-notice.tsx';
import { ListSkeleton } from '../../customers/list/list-skeleton.tsx';
import { openKeysQuery, sourcesQuery } from '../api.ts';
import css from '../sync.module.css';
import { KeyRow } from './key-row.tsx';
import { NewKeySheet } from './new-key-sheet.tsx';

/** Keys of other systems. */
export function KeyList() {
  const { sync } = useMessages();
  const query = useQuery(openKeysQuery);
  const sources = useQuery(sourcesQuery);
  const [making, setMaking] = useState(false);
  const open = (sources.data ?? []).filter(({ kind }) => kind === 'open');
  const mayMake = open.length > 0;
  return (
    <>
      <div className={css.tools}>
        <span className={css.quiet}>{sources.data && !mayMake ? sync.noOpenSource : sync.keysIntro}</span>
        <Button type="primary" icon={<KeyOutlined />} disabled={!mayMake} onClick={() => setMaking(true)}>
          {sync.newKey}
        </Button>
      </div>
      <Card>
        <QueryState query={query} skeleton={<ListSkeleton />}>
          {(keys) =>
            keys.length === 0 ? (
              <StateNotice
                tone="empty"
                body={mayMake ? sync.keysEmpty : sync.noOpenSource}
                {...(mayMake ? { action: { label: sync.newKey, onClick: () => setMaking(true) } } : {})}
              />
            ) : (
              <div>
                {keys.map((it) => (
                  <KeyRow key={it.id} openKey={it} sourceName={sources.data?.find(({ id }) => id === it.sourceId)?.name ?? ''} />
                ))}
              </div>
            )
          }
        </QueryState>
      </Card>
      {making ? <NewKeySheet sources={open} onClose={() => setMaking(false)} /> : null}
    </>
  );
}
