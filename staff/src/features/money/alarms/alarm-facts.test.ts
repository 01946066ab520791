// @vitest-environment node
import { expect, it } from 'vitest';
import { catalogues } from '../../../messages/catalogue.ts';
import { alarmFacts } from './alarm-facts.ts';

it('tells amounts in yuan, numbers as they are, and nothing there is no word for', () => {
  const data = { amountFen: '12850', transactionId: '4200001', orderId: 'ord_1', constructor: 'x', problem: '' };
  expect(alarmFacts({ data }, catalogues['zh-CN'].alarms)).toEqual([
    ['金额', '¥128.50'],
    ['微信单号', '4200001'],
  ]);
});
