import { useQuery } from '@tanstack/react-query';
import { Switch } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { hasCode } from '../../../api/api-error.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Card, CardSkeleton, Page } from '../../../ui/page.tsx';
import { QueryState } from '../../../ui/query-state.tsx';
import { StateNotice } from '../../../ui/state-notice.tsx';
import { useMay } from '../../session/api.ts';
import type { Goods } from '../api.ts';
import { goodsQuery } from '../api.ts';
import { useSetOn } from '../list/use-set-on.ts';
import { GoodsForm } from './goods-form.tsx';

/** `/goods/new` and `/goods/:id`. */
export function GoodsEditorPage() {
  const { goods } = useMessages();
  const { id } = useParams();
  if (!id)
    return (
      <Page title={goods.newTitle} narrow>
        <GoodsForm goods={null} />
      </Page>
    );
  return <Known key={id} id={id} />;
}

function Known({ id }: { id: string }) {
  const { goods } = useMessages();
  const navigate = useNavigate();
  const query = useQuery(goodsQuery(id));
  if (!query.data && query.error && hasCode(query.error, 'catalog.not_found'))
    return (
      <Page title={goods.editTitle} narrow>
        <Card>
          <StateNotice tone="empty" body={goods.notFound} action={{ label: goods.back, onClick: () => void navigate('/goods') }} />
        </Card>
      </Page>
    );
  return (
    <Page title={query.data?.title ?? goods.editTitle} narrow action={query.data ? <OnSwitch goods={query.data} /> : null}>
      <QueryState query={query} skeleton={<CardSkeleton />}>
        {(it) => <GoodsForm goods={it} />}
      </QueryState>
    </Page>
  );
}

function OnSwitch({ goods: it }: { goods: Goods }) {
  const { goods } = useMessages();
  const set = useSetOn();
  const may = useMay('catalog.write');
  return (
    <label style={{ display: 'inline-flex', gap: 8, alignItems: 'center' }}>
      {it.on ? goods.on : goods.off}
      <Switch
        checked={it.on}
        disabled={!may}
        loading={set.isPending}
        onChange={(on) => set.mutate({ ids: [it.id], on })}
        aria-label={goods.onSale(it.title)}
      />
    </label>
  );
}
