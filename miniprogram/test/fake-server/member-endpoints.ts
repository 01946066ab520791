import type { Input, Output } from '@lianke/shared/api';
import type { MemberEndpoint } from '../../src/api/endpoint-names.ts';
import { couponEndpoints } from './coupon-endpoints.ts';
import type { CouponWorld } from './coupon-endpoints.ts';
import { invoiceEndpoints } from './invoice-endpoints.ts';
import type { InvoiceWorld } from './invoice-world.ts';
import type { Member, Notice } from './member-world.ts';
import { Refusal } from './refusal.ts';
import { orderEndpoints } from './order-endpoints.ts';
import type { OrderWorld } from './order-world.ts';
import { privacyEndpoints } from './privacy-endpoints.ts';
import type { PrivacyWorld } from './privacy-endpoints.ts';
import { shopEndpoints } from './shop-endpoints.ts';
import type { ShopWorld } from './shop-world.ts';

export interface World extends PrivacyWorld, CouponWorld, ShopWorld, OrderWorld, InvoiceWorld {
  member: Member;
  notice: Notice;
  token: string;
}

export type Handlers = { [N in MemberEndpoint]: (input: Input<N>) => Output<N> };

const now = Date.UTC(2026, 10, 22, 2, 30);

/** Just enough of the server's member module for the pages to live on. */
export function memberEndpoints(world: World): Handlers {
  const change = (over: Partial<Member>): Member => (world.member = { ...world.member, ...over });
  const agreed = (): boolean => world.member.consents.some((consent) => consent.textVersion === world.notice.textVersion);
  return {
    'member.session.login': ({ code }) => {
      if (!code.startsWith('login-')) throw new Refusal(400, 'auth.code_invalid');
      return { token: world.token, expiresAt: Date.now() + 86_400_000, isNew: false, member: world.member };
    },
    'member.session.logout': () => ({}),
    'member.profile.get': () => world.member,
    'member.profile.update': ({ nickname }) => change({ nickname }),
    'member.profile.set-avatar': ({ base64 }) => change({ avatarUrl: `data:image/png;base64,${base64}` }),
    'member.profile.bind-phone': ({ code }) => {
      if (!agreed()) throw new Refusal(403, 'privacy.consent_required');
      if (!code.startsWith('phone-')) throw new Refusal(400, 'phone.code_invalid');
      return change({ phoneMasked: '138****5678' });
    },
    'member.privacy.get': () => world.notice,
    'member.privacy.agree': ({ textVersion }) =>
      change({ consents: [...world.member.consents, { purpose: 'privacy_notice', textVersion, agreedAt: now }] }),
    'member.privacy.withdraw': () => change({ consents: [], phoneMasked: null }),
    ...privacyEndpoints(world),
    ...couponEndpoints(world),
    ...shopEndpoints(world),
    ...orderEndpoints(world),
    ...invoiceEndpoints(world),
  };
}
