import { useState } from 'react';
import type { ReactElement } from 'react';
import { usePages } from '../../../../api/use-pages';
import { couponTabs, myCoupons } from '../../../../member/coupon-lists';
import type { CouponTab } from '../../../../member/coupon-types';
import { t } from '../../../../messages';
import { openPage, openTab } from '../../../../platform/navigate';
import { EmptyPanel } from '../../../../ui/empty-panel';
import { PageFrame } from '../../../../ui/page-frame';
import { PagedList } from '../../../../ui/paged-list';
import { Segments } from '../../../../ui/segments';
import { TicketSkeleton } from '../../../../ui/ticket-skeleton';
import { useNow } from '../../../../ui/use-now';
import { usePullToRefresh } from '../../../../ui/use-pull-to-refresh';
import { CouponTicket } from '../../components/coupon-ticket';

export default function MyCouponsPage(): ReactElement {
  const [tab, setTab] = useState<CouponTab>('usable');
  const list = usePages(myCoupons[tab]);
  const now = useNow();
  usePullToRefresh(list.retry);
  const action = tab === 'usable' ? { label: t('mine.empty_action'), onTap: () => openTab('coupons') } : undefined;

  return (
    <PageFrame title="title.my_coupons" canGoBack>
      <Segments of={couponTabs} chosen={tab} label={(one) => t(`mine.tab.${one}`)} onChoose={setTab} />
      <PagedList
        list={list}
        skeleton={<TicketSkeleton />}
        empty={<EmptyPanel icon="ticket" text={t(`mine.empty.${tab}`)} {...(action ? { action } : {})} />}
        row={(coupon) => <CouponTicket key={coupon.id} coupon={coupon} now={now} onTap={() => openPage('coupon', coupon.id)} />}
      />
    </PageFrame>
  );
}
