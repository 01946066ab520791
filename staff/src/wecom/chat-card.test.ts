import { describe, expect, it } from 'vitest';
import { isCancel, toCardPage } from './chat-card.ts';
import { withoutKind } from './scan-code.ts';

describe('a card for the chat', () => {
  it.each([
    ['packages/coupons/pages/shared/index?token=a.b-c', 'packages/coupons/pages/shared/index.html?token=a.b-c'],
    ['packages/coupons/pages/shared/index.html?token=a', 'packages/coupons/pages/shared/index.html?token=a'],
    ['pages/index', 'pages/index.html'],
    ['pages/index?next=/a?b=c', 'pages/index.html?next=/a?b=c'],
  ])('has the ending the client asks for: %s', (page, expected) => {
    expect(toCardPage(page)).toBe(expected);
  });

  it('tells a member who thought better of it from a failure', () => {
    expect(isCancel({ errMsg: 'sendChatMessage:cancel' })).toBe(true);
    expect(isCancel({ errMsg: 'sendChatMessage:fail no permission' })).toBe(false);
    expect(isCancel(new Error('cancel'))).toBe(false);
  });
});

describe('what the camera read', () => {
  it.each([
    ['CODE_128,6901234', '6901234'],
    ['EAN_13,6901234', '6901234'],
    ['lk1.abc,def', 'lk1.abc,def'],
    [' LK1.abc ', 'LK1.abc'],
  ])('%s', (text, expected) => {
    expect(withoutKind(text)).toBe(expected);
  });
});
