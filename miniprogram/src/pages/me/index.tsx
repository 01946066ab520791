import { formatYuan } from '@lianke/shared';
import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { useQuery } from '../../api/use-query';
import { MemberSummary } from '../../member/member-summary';
import { t } from '../../messages';
import { ContactButton } from '../../platform/contact-button';
import { openPage } from '../../platform/navigate';
import { useOrderCounts } from '../../shop/use-order-counts';
import { Cell, CellBody, CellGroup } from '../../ui/cell';
import { formatCount } from '../../ui/format-count';
import { PageFrame } from '../../ui/page-frame';
import { usePullToRefresh } from '../../ui/use-pull-to-refresh';
import { MyOrders } from './my-orders';

export default function MePage(): ReactElement {
  const member = useQuery('member.profile.get');
  const card = useQuery('member.card.get');
  const counts = useOrderCounts();
  usePullToRefresh(member.retry, card.retry, counts.retry);
  const balances = card.data?.balances;

  return (
    <PageFrame title="title.me">
      <MemberSummary member={member} />
      <MyOrders count={counts.of} />
      <CellGroup>
        <Cell icon="cart" label={t('me.cart')} onTap={() => openPage('cart')} />
        <Cell
          icon="wallet"
          label={t('me.balance')}
          value={<View className="numbers">{balances && formatYuan(balances.principalFen + balances.bonusFen)}</View>}
          onTap={() => openPage('topUp')}
        />
        <Cell icon="crown" label={t('me.paid_term')} onTap={() => openPage('paidTerm')} />
        <Cell icon="invoice" label={t('me.invoices')} onTap={() => openPage('invoices')} />
      </CellGroup>
      <CellGroup>
        <Cell
          icon="ticket"
          label={t('centre.mine')}
          value={<View className="numbers">{card.data && formatCount(card.data.usableCoupons)}</View>}
          onTap={() => openPage('myCoupons')}
        />
        <Cell
          icon="star"
          label={t('title.points')}
          value={<View className="numbers">{card.data && formatCount(card.data.balances.points)}</View>}
          onTap={() => openPage('points')}
        />
        <Cell icon="gift" label={t('title.mall')} onTap={() => openPage('mall')} />
      </CellGroup>
      <CellGroup>
        <Cell icon="user" label={t('me.profile')} onTap={() => openPage('profile')} />
        <Cell
          icon="phone"
          label={t('me.phone')}
          value={<View className="numbers">{member.data && (member.data.phoneMasked ?? t('card.no_phone'))}</View>}
          onTap={() => openPage('profile')}
        />
      </CellGroup>
      <CellGroup>
        <Cell icon="shield" label={t('me.privacy')} onTap={() => openPage('privacyCenter')} />
        <ContactButton className="cell plain-button">
          <CellBody icon="chat" label={t('me.contact')} opens />
        </ContactButton>
      </CellGroup>
    </PageFrame>
  );
}
