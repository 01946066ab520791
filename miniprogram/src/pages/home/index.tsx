import type { ReactElement } from 'react';
import { query } from '../../api/query';
import { refresh } from '../../api/snapshots';
import { useQuery } from '../../api/use-query';
import { centre } from '../../member/coupon-lists';
import { MemberSummary } from '../../member/member-summary';
import { PageFrame } from '../../ui/page-frame';
import { usePullToRefresh } from '../../ui/use-pull-to-refresh';
import { CompleteProfile } from './complete-profile';
import { FollowHint } from './follow-hint';
import { HomeOffers } from './home-offers';
import { HomePicks } from './home-picks';
import { LevelPanel } from './level-panel';
import { ShopHeader } from './shop-header';
import { Shortcuts } from './shortcuts';
import './index.scss';

export default function HomePage(): ReactElement {
  const member = useQuery('member.profile.get');
  const notice = useQuery('member.privacy.get');
  usePullToRefresh(
    member.retry,
    notice.retry,
    () => refresh(query('member.card.get')),
    () => refresh(centre),
    () => refresh(query('member.home.picks')),
  );
  const shopName = notice.data?.shopName;

  return (
    <PageFrame title="title.home">
      <ShopHeader shopName={shopName} />
      <MemberSummary member={member} />
      {member.data && shopName && !member.data.followsOfficialAccount ? <FollowHint shopName={shopName} /> : null}
      {member.data ? <LevelPanel /> : null}
      <Shortcuts />
      {member.data ? <HomeOffers /> : null}
      <HomePicks />
      {member.data ? <CompleteProfile member={member.data} /> : null}
    </PageFrame>
  );
}
