import { useMessages } from '../../../messages/locale-context.tsx';
import { formatMemberNo } from '../../../ui/format-member-no.ts';
import { PersonAvatar } from '../../../ui/person-avatar.tsx';
import type { CustomerView } from '../api.ts';
import css from './profile-header.module.css';
import { ReachBadges } from './reach-badges.tsx';

/** Who: avatar, name, @微信, member number, where they can be reached. */
export function ProfileHeader({ customer }: { customer: CustomerView }) {
  const { customers } = useMessages();
  const account = customer.officialAccount;
  const state = account ? (account.subscribed ? customers.following : customers.unfollowed) : customers.neverFollowed;
  const hasWechat = customer.identities.some(({ kind }) => kind !== 'phone');
  return (
    <header className={css.header}>
      <PersonAvatar name={customer.name || customers.unnamed} url={customer.avatarUrl} size={56} />
      <div className={css.main}>
        <h1 className={css.name}>
          {customer.name || customers.unnamed}
          {hasWechat ? <span className={css.wechat}>@微信</span> : null}
        </h1>
        <div className={css.sub}>
          <span>
            {customers.memberNo} {formatMemberNo(customer.memberNo)}
          </span>
        </div>
        <div className={css.badges}>
          <ReachBadges reach={customer.reach} />
          <span className={`${css.state} ${account?.subscribed ? css.following : ''}`}>
            <i className={css.dot} aria-hidden />
            {state}
            {account && account.timesFollowed > 1 ? (
              <span className={css.quiet}>{customers.followedTimes(account.timesFollowed)}</span>
            ) : null}
          </span>
        </div>
      </div>
    </header>
  );
}
