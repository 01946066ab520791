import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Merchant } from './merchant.ts';
import { createMerchant } from './merchant.ts';

let merchant: Merchant;
beforeEach(async () => {
  merchant = await createMerchant();
  for (let number = 0; number < 30; number += 1) await merchant.prepay(`T0000${10 + number}`);
});
afterEach(() => merchant.close());

describe('many payments at once', () => {
  it('pays the oldest, tells each once, counts and times', async () => {
    const result = await merchant.control.payMany({ count: 20, concurrency: 8 });
    expect(result).toMatchObject({ paid: 20, paidFen: 20 * 12_345, accepted: 20, refused: 0, statuses: { 204: 20 } });
    expect(result.latencyMs.p50).toBeGreaterThan(0);
    expect(result.latencyMs.p99).toBeGreaterThanOrEqual(result.latencyMs.p50);
    const told = Array.from({ length: 20 }, (_, index) => merchant.notice(index));
    expect(told.every((one) => one.signed(merchant.shop.publicKey))).toBe(true);
    expect(new Set(told.map((one) => one.open()['out_trade_no'])).size).toBe(20);
    expect((await merchant.query('T000029')).body['trade_state']).toBe('SUCCESS');
    expect((await merchant.query('T000030')).body['trade_state']).toBe('NOTPAY');
  });

  it('what is refused comes again by the schedule; over HTTP too', async () => {
    merchant.server.answerWith((_request, number) => ({ status: number <= 2 ? 500 : 204 }));
    const outTradeNos = ['T000010', 'T000011', 'T999999'];
    const result = await merchant.post('/box/pay/bulk', { outTradeNos, concurrency: 2, sealFirst: true });
    expect(result).toMatchObject({ paid: 2, refused: 2, statuses: { 500: 2 } });
    await merchant.notices(4);
    expect(new Set([2, 3].map((index) => merchant.notice(index).open()['out_trade_no']))).toEqual(new Set(['T000010', 'T000011']));
  });
});
