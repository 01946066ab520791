import { contracts } from '@lianke/shared/contracts';
import { expect, test } from 'vitest';
import { isRead, needsSession } from './endpoint-names';
import type { MemberEndpoint } from './endpoint-names';
import { newIdempotencyKey } from './idempotency-key';

const members = Object.keys(contracts).filter((name): name is MemberEndpoint => name.startsWith('member.'));

test.each(members)('%s is treated as its contract says', (name) => {
  const { kind, access } = contracts[name];
  expect(isRead(name)).toBe(kind === 'read');
  expect(needsSession(name)).toBe(access.audience === 'member');
});

test('no two taps share an idempotency key', () => {
  const keys = Array.from({ length: 1000 }, newIdempotencyKey);
  expect(new Set(keys).size).toBe(1000);
  expect(keys.every((key) => /^[0-9a-f]{32}$/.test(key))).toBe(true);
});
