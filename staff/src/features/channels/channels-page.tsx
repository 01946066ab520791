import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton, Tooltip } from 'antd';
import { useMemo, useState } from 'react';
import { useMessages } from '../../messages/locale-context.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { StateNotice } from '../../ui/state-notice.tsx';
import { directoryQuery, useMay } from '../session/api.ts';
import type { Channel } from './api.ts';
import { channelsQuery } from './api.ts';
import css from './channel-card.module.css';
import { ChannelCard } from './channel-card.tsx';
import { CreateChannelDrawer } from './create-channel-drawer.tsx';
import { EnlargedQr } from './enlarged-qr.tsx';

export function ChannelsPage() {
  const { channels } = useMessages();
  const mayCreate = useMay('channels.write');
  const [creating, setCreating] = useState(false);
  const [enlarged, setEnlarged] = useState<Channel | null>(null);
  const query = useQuery(channelsQuery);
  const directory = useQuery(directoryQuery);
  const staffNames = useMemo(() => new Map((directory.data?.staff ?? []).map(({ userid, name }) => [userid, name])), [directory.data]);
  const start = (): void => setCreating(true);
  const onCreated = (channel: Channel): void => {
    setCreating(false);
    setEnlarged(channel);
  };
  return (
    <Page
      title={channels.title}
      intro={channels.intro}
      action={
        <Tooltip title={mayCreate ? '' : channels.readOnly}>
          <Button type="primary" icon={<PlusOutlined />} disabled={!mayCreate} onClick={start}>
            {channels.create}
          </Button>
        </Tooltip>
      }
    >
      <QueryState
        query={query}
        skeleton={
          <div className={css.grid}>
            {[1, 2, 3].map((it) => (
              <Card key={it} className={css.card}>
                <Skeleton active avatar={{ size: 88, shape: 'square' }} paragraph={{ rows: 3 }} />
              </Card>
            ))}
          </div>
        }
      >
        {(data) =>
          data.channels.length === 0 ? (
            <Card>
              <StateNotice
                tone="empty"
                body={channels.empty}
                {...(mayCreate ? { action: { label: channels.create, onClick: start } } : {})}
              />
            </Card>
          ) : (
            <div className={css.grid}>
              {data.channels.map((channel) => (
                <ChannelCard key={channel.id} channel={channel} staffNames={staffNames} onEnlarge={setEnlarged} />
              ))}
            </div>
          )
        }
      </QueryState>
      <CreateChannelDrawer open={creating} onClose={() => setCreating(false)} onCreated={onCreated} />
      <EnlargedQr channel={enlarged} onClose={() => setEnlarged(null)} />
    </Page>
  );
}
