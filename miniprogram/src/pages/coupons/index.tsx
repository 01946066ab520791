import type { ReactElement } from 'react';
import { usePages } from '../../api/use-pages';
import { centre } from '../../member/coupon-lists';
import { OfferTicket } from '../../member/offer-ticket';
import { useClaim } from '../../member/use-claim';
import { t } from '../../messages';
import { openPage } from '../../platform/navigate';
import { Cell, CellGroup } from '../../ui/cell';
import { EmptyPanel } from '../../ui/empty-panel';
import { PageFrame } from '../../ui/page-frame';
import { PagedList } from '../../ui/paged-list';
import { TicketSkeleton } from '../../ui/ticket-skeleton';
import { usePullToRefresh } from '../../ui/use-pull-to-refresh';

export default function CouponCentrePage(): ReactElement {
  const list = usePages(centre);
  const { busyId, onTake } = useClaim(list.retry);
  usePullToRefresh(list.retry);
  const openMine = (): void => openPage('myCoupons');

  return (
    <PageFrame title="title.coupons">
      <CellGroup>
        <Cell icon="ticket" label={t('centre.mine')} onTap={openMine} />
      </CellGroup>
      <PagedList
        list={list}
        skeleton={<TicketSkeleton />}
        empty={<EmptyPanel icon="ticket" text={t('centre.empty')} action={{ label: t('centre.empty_action'), onTap: openMine }} />}
        row={(offer) => <OfferTicket key={offer.templateId} offer={offer} busy={busyId === offer.templateId} onTake={onTake} />}
      />
    </PageFrame>
  );
}
