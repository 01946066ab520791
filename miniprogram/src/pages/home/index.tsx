import type { ReactElement } from 'react';
import { useQuery } from '../../api/use-query';
import { MemberSummary } from '../../member/member-summary';
import { PageFrame } from '../../ui/page-frame';
import { usePullToRefresh } from '../../ui/use-pull-to-refresh';
import { CompleteProfile } from './complete-profile';
import { FollowHint } from './follow-hint';
import { ShopHeader } from './shop-header';
import { Shortcuts } from './shortcuts';
import './index.scss';

export default function HomePage(): ReactElement {
  const member = useQuery('member.profile.get');
  const notice = useQuery('member.privacy.get');
  usePullToRefresh(member.retry, notice.retry);
  const shopName = notice.data?.shopName;

  return (
    <PageFrame title="title.home">
      <ShopHeader shopName={shopName} />
      <MemberSummary member={member} />
      {member.data && shopName && !member.data.followsOfficialAccount ? <FollowHint shopName={shopName} /> : null}
      <Shortcuts />
      {member.data ? <CompleteProfile member={member.data} /> : null}
    </PageFrame>
  );
}
