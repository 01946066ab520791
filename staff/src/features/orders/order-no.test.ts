// @vitest-environment node
import { expect, it } from 'vitest';
import { shownOrderNo, storedOrderNo } from './order-no.ts';

it('shows our order numbers without the letters before them, and finds them again', () => {
  const id = 'ord_01JDX8Q4M4T7ZP2KC9HV3ENRS0';
  expect(shownOrderNo(id)).toBe('01JDX8Q4M4T7ZP2KC9HV3ENRS0');
  expect(storedOrderNo(shownOrderNo(id))).toBe(id);
  expect(storedOrderNo('01jdx8q4m4t7zp2kc9hv3enrs0')).toBe(id);
});

it('leaves other systems’ numbers and transaction ids alone', () => {
  for (const number of ['E20251130-000123', '4200002345202611281234567890', 'ord_x']) {
    expect(shownOrderNo(number)).toBe(number);
    expect(storedOrderNo(number)).toBe(number);
  }
});
