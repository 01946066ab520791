import type { ReactElement } from 'react';
import { toFailure } from '../../../../api/failure';
import { query } from '../../../../api/query';
import { refresh } from '../../../../api/snapshots';
import { useQuery } from '../../../../api/use-query';
import { usePages } from '../../../../api/use-pages';
import { exchange, offersChanged, pointsChanged } from '../../../../member/coupon-actions';
import { mall } from '../../../../member/coupon-lists';
import type { Offer } from '../../../../member/coupon-types';
import { OfferTicket } from '../../../../member/offer-ticket';
import { t } from '../../../../messages';
import { confirm, toast } from '../../../../platform/feedback';
import { openPage } from '../../../../platform/navigate';
import { EmptyPanel } from '../../../../ui/empty-panel';
import { formatCount } from '../../../../ui/format-count';
import { PageFrame } from '../../../../ui/page-frame';
import { PagedList } from '../../../../ui/paged-list';
import { TicketSkeleton } from '../../../../ui/ticket-skeleton';
import { usePullToRefresh } from '../../../../ui/use-pull-to-refresh';
import { useWork } from '../../../../ui/use-work';
import { PointsHead } from '../../components/points-head';

export default function MallPage(): ReactElement {
  const list = usePages(mall);
  const balance = useQuery('member.points.get').data?.balance;
  const { busyId, run } = useWork();
  const reload = async (): Promise<void> => {
    await Promise.all([list.retry(), refresh(query('member.points.get'))]);
  };
  usePullToRefresh(reload);

  const take = async ({ templateId, title, pricePoints }: Offer): Promise<void> => {
    const points = pricePoints ?? 0;
    const content =
      balance === undefined
        ? t('mall.confirm_body_plain', { title })
        : t('mall.confirm_body', { title, left: formatCount(Math.max(0, balance - points)) });
    const question = { title: t('mall.confirm_title', { points: formatCount(points) }), content };
    if (!(await confirm({ ...question, confirmText: t('mall.confirm'), cancelText: t('action.cancel') }))) return;
    try {
      await exchange(templateId);
      toast(t('mall.done'), 'success');
    } catch (error) {
      toast(toFailure(error).message);
      offersChanged();
      pointsChanged();
    }
    // Either way the balance and what it still buys are others now.
    await reload();
  };
  const onTake = (offer: Offer): void => run(() => take(offer), offer.templateId);

  return (
    <PageFrame title="title.mall" canGoBack>
      <PointsHead />
      <PagedList
        list={list}
        skeleton={<TicketSkeleton />}
        empty={
          <EmptyPanel icon="gift" text={t('mall.empty')} action={{ label: t('mall.empty_action'), onTap: () => openPage('points') }} />
        }
        row={(offer) => <OfferTicket key={offer.templateId} offer={offer} busy={busyId === offer.templateId} onTake={onTake} />}
      />
    </PageFrame>
  );
}
