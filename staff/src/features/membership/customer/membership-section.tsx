import { useMessages } from '../../../messages/locale-context.tsx';
import { CouponsBlock } from '../../coupons/customer/coupons-block.tsx';
import { Fold } from '../../customers/profile/fold.tsx';
import { Section } from '../../customers/profile/section.tsx';
import { useMay } from '../../session/api.ts';
import { Entries } from './entries.tsx';
import { MembershipBlock } from './membership-block.tsx';

/** “会员与券” of one customer; each half only for those who may see it. */
export function MembershipSection({ customerId, inChat }: { customerId: string; inChat: boolean }) {
  const { member: words } = useMessages();
  const mayReadMembership = useMay('membership.read');
  const mayReadCoupons = useMay('coupons.read');
  if (!mayReadMembership && !mayReadCoupons) return null;
  return (
    <>
      <Section title={words.section}>
        {mayReadMembership ? <MembershipBlock customerId={customerId} /> : null}
        {mayReadCoupons ? <CouponsBlock customerId={customerId} inChat={inChat} /> : null}
      </Section>
      {mayReadMembership ? <Fold title={words.entries}>{() => <Entries customerId={customerId} />}</Fold> : null}
    </>
  );
}
