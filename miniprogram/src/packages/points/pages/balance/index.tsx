import { useState } from 'react';
import type { ReactElement } from 'react';
import { usePages } from '../../../../api/use-pages';
import { history } from '../../../../member/coupon-lists';
import { t } from '../../../../messages';
import { EmptyPanel } from '../../../../ui/empty-panel';
import { PageFrame } from '../../../../ui/page-frame';
import { PagedList } from '../../../../ui/paged-list';
import { Segments } from '../../../../ui/segments';
import { Skeleton } from '../../../../ui/skeleton';
import { usePullToRefresh } from '../../../../ui/use-pull-to-refresh';
import { EntryRow } from '../../components/entry-row';
import '../../../../ui/cell.scss';
import '../points/index.scss';

const kinds = ['principal', 'bonus'] as const;

/** What moved the stored value: what was paid in, and what the shop added. */
export default function BalancePage(): ReactElement {
  const [kind, setKind] = useState<(typeof kinds)[number]>('principal');
  const list = usePages(history[kind]);
  usePullToRefresh(list.retry);

  return (
    <PageFrame title="title.balance" canGoBack>
      <Segments of={kinds} chosen={kind} label={(one) => t(`balance.${one}`)} onChoose={setKind} />
      <PagedList
        list={list}
        className="cells history"
        skeleton={<Skeleton rows={[80, 60, 80, 60]} />}
        empty={<EmptyPanel icon="wallet" text={t('balance.empty')} />}
        row={(entry) => <EntryRow key={entry.id} entry={entry} />}
      />
    </PageFrame>
  );
}
