import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { usePages } from '../../api/use-pages';
import { claimState } from '../../member/claim-state';
import { centre } from '../../member/coupon-lists';
import { OfferTicket } from '../../member/offer-ticket';
import { useClaim } from '../../member/use-claim';
import { t } from '../../messages';
import { openTab } from '../../platform/navigate';
import { Icon } from '../../ui/icon';

const most = 3;

/** A few coupons that can be had, those with something to do first; nothing at all when there are none. */
export function HomeOffers(): ReactElement | null {
  const list = usePages(centre);
  const { busyId, onTake } = useClaim(list.retry);
  const offers = list.data?.items ?? [];
  const shown = [...offers.filter(({ blocked }) => blocked === null), ...offers.filter((offer) => claimState(offer).tap === 'open')];
  if (shown.length === 0) return null;
  return (
    <View className="offers">
      <View className="offers__head" hoverClass="pressed" ariaRole="button" onClick={() => openTab('coupons')}>
        <View className="section-title">{t('home.coupons')}</View>
        <View className="offers__all">{t('home.coupons_all')}</View>
        <Icon name="chevron" className="offers__arrow" />
      </View>
      {shown.slice(0, most).map((offer) => (
        <OfferTicket key={offer.templateId} offer={offer} busy={busyId === offer.templateId} onTake={onTake} />
      ))}
    </View>
  );
}
