import { useState } from 'react';
import type { ReactElement } from 'react';
import { query } from '../../../../api/query';
import { refresh } from '../../../../api/snapshots';
import { usePages } from '../../../../api/use-pages';
import { history } from '../../../../member/coupon-lists';
import { t } from '../../../../messages';
import { openPage } from '../../../../platform/navigate';
import { Cell, CellGroup } from '../../../../ui/cell';
import { EmptyPanel } from '../../../../ui/empty-panel';
import { PageFrame } from '../../../../ui/page-frame';
import { PagedList } from '../../../../ui/paged-list';
import { Segments } from '../../../../ui/segments';
import { Skeleton } from '../../../../ui/skeleton';
import { usePullToRefresh } from '../../../../ui/use-pull-to-refresh';
import { EntryRow } from '../../components/entry-row';
import { PointsHead } from '../../components/points-head';
import './index.scss';

const kinds = ['points', 'growth'] as const;
const words = {
  points: { title: 'points.history', empty: 'points.empty' },
  growth: { title: 'points.growth_history', empty: 'points.growth_empty' },
} as const;

export default function PointsPage(): ReactElement {
  const [kind, setKind] = useState<(typeof kinds)[number]>('points');
  const list = usePages(history[kind]);
  usePullToRefresh(list.retry, () => refresh(query('member.points.get')));

  return (
    <PageFrame title="title.points" canGoBack>
      <PointsHead withLots />
      <CellGroup>
        <Cell icon="gift" label={t('points.to_mall')} onTap={() => openPage('mall')} />
      </CellGroup>
      <Segments of={kinds} chosen={kind} label={(one) => t(words[one].title)} onChoose={setKind} />
      <PagedList
        list={list}
        className="cells history"
        skeleton={<Skeleton rows={[80, 60, 80, 60]} />}
        empty={<EmptyPanel icon="star" text={t(words[kind].empty)} />}
        row={(entry) => <EntryRow key={entry.id} entry={entry} />}
      />
    </PageFrame>
  );
}
