import { useMessages } from '../../../messages/locale-context.tsx';
import { formatMemberNo } from '../../../ui/format-member-no.ts';
import { PersonAvatar } from '../../../ui/person-avatar.tsx';
import type { CustomerView } from '../api.ts';
import { useFields } from '../fields/field-catalogue.ts';
import css from './profile-header.module.css';
import { ReachBadges } from './reach-badges.tsx';

/** Who: avatar, name, @微信, member number, where they can be reached. */
export function ProfileHeader({ customer }: { customer: CustomerView }) {
  const { customers } = useMessages();
  const all = useFields();
  const account = customer.officialAccount;
  const state = account ? (account.subscribed ? customers.following : customers.unfollowed) : customers.neverFollowed;
  // Without the right to see the accounts, the ways to reach somebody still tell that it is a WeChat user.
  const hasWechat =
    customer.identities?.some(({ kind }) => kind !== 'phone' && kind !== 'typed_phone') ??
    Object.values(customer.reach ?? {}).some(Boolean);
  return (
    <header className={css.header}>
      <PersonAvatar name={customer.name || customers.unnamed} url={customer.avatarUrl} size={56} />
      <div className={css.main}>
        <h1 className={css.name}>
          {customer.name || customers.unnamed}
          {hasWechat ? <span className={css.wechat}>@微信</span> : null}
        </h1>
        <div className={css.sub}>
          {customer.memberNo === undefined ? null : (
            <span>
              {customers.memberNo} {formatMemberNo(customer.memberNo)}
            </span>
          )}
          {customer.level ? <span>{all.levelName(customer.level)}</span> : null}
        </div>
        <div className={css.badges}>
          {customer.reach ? <ReachBadges reach={customer.reach} /> : null}
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
