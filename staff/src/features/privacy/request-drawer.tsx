import { useQuery } from '@tanstack/react-query';
import { Drawer, Skeleton } from 'antd';
import { useMessages } from '../../messages/locale-context.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { useNarrow } from '../../ui/use-media.ts';
import { requestQuery } from './api.ts';
import { RequestActions } from './request-actions.tsx';
import { RequestDetail } from './request-detail.tsx';

interface Props {
  id: string | null;
  onClose: () => void;
}

export function RequestDrawer({ id, onClose }: Props) {
  const { privacy } = useMessages();
  const narrow = useNarrow();
  const query = useQuery({ ...requestQuery(id ?? ''), enabled: id !== null });
  const request = id === null ? undefined : query.data;
  return (
    <Drawer
      open={id !== null}
      onClose={onClose}
      title={request ? privacy.kind[request.kind] : privacy.title}
      push={false}
      size={narrow ? '100%' : 560}
      footer={request?.status === 'open' ? <RequestActions request={request} /> : null}
    >
      {id === null ? null : (
        <QueryState query={query} skeleton={<Skeleton active paragraph={{ rows: 8 }} />}>
          {(it) => <RequestDetail request={it} />}
        </QueryState>
      )}
    </Drawer>
  );
}
