import type { Member, PrivacyNotice } from './types';

export interface ConsentState {
  state: 'none' | 'outdated' | 'agreed';
  agreedAt?: number;
}

/** How this member stands towards the notice in force. */
export function consentState(member: Pick<Member, 'consents'>, notice: Pick<PrivacyNotice, 'textVersion'>): ConsentState {
  const given = member.consents.filter((consent) => consent.purpose === 'privacy_notice');
  const current = given.find((consent) => consent.textVersion === notice.textVersion);
  if (current) return { state: 'agreed', agreedAt: current.agreedAt };
  return { state: given.length > 0 ? 'outdated' : 'none' };
}
