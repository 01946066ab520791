import { expect, test } from 'vitest';
import { consentState } from './consent';
import type { Member } from './types';

const consent = (purpose: Member['consents'][number]['purpose'], textVersion: string): Member['consents'][number] => ({
  purpose,
  textVersion,
  agreedAt: 1000,
});

test('only the version in force counts', () => {
  const notice = { textVersion: '2' };
  expect(consentState({ consents: [] }, notice)).toEqual({ state: 'none' });
  expect(consentState({ consents: [consent('privacy_notice', '1')] }, notice)).toEqual({ state: 'outdated' });
  expect(consentState({ consents: [consent('phone', '2')] }, notice)).toEqual({ state: 'none' });
  expect(consentState({ consents: [consent('privacy_notice', '1'), consent('privacy_notice', '2')] }, notice)).toEqual({
    state: 'agreed',
    agreedAt: 1000,
  });
});
