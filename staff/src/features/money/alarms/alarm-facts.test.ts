// @vitest-environment node
import { expect, it } from 'vitest';
import { catalogues } from '../../../messages/catalogue.ts';
import { alarmFacts, isReadable } from './alarm-facts.ts';

it('tells amounts in yuan, numbers as they are, and nothing there is no word for', () => {
  const data = { amountFen: '12850', transactionId: '4200001', orderId: 'ord_1', constructor: 'x', problem: '' };
  expect(alarmFacts({ data }, catalogues['zh-CN'].alarms)).toEqual([
    ['金额', '¥128.50'],
    ['微信单号', '4200001'],
  ]);
});

it('says what it is about only when a person can read it and has not read it yet', () => {
  expect(isReadable('正山小种红茶', [])).toBe(true);
  expect(isReadable('pay_01JDX8Q4M4T7ZP2KC9HV3ENRS0', [])).toBe(false);
  expect(isReadable('2026-11-29', [['日期', '2026-11-29']])).toBe(false);
  expect(isReadable('', [])).toBe(false);
});
