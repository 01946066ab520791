// @vitest-environment jsdom
import { cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderInApp, stubApi } from '../../../../test/render-in-app.tsx';
import { sampleCoupon } from '../../../../test/sample-coupons.ts';
import { RedeemPanel } from './redeem-panel.tsx';

const usedAt = Date.parse('2026-11-22T15:04:00+08:00');
const used = sampleCoupon({
  state: 'used',
  usedAt,
  usedStore: '南京路店',
  history: [...sampleCoupon().history, { move: 'used', at: usedAt, by: '陈丽', orderId: null, reason: '' }],
});

function open(answers: Parameters<typeof stubApi>[0], onScan?: () => Promise<string>) {
  const sent = stubApi(answers);
  renderInApp(<RedeemPanel onScan={onScan} />);
  const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
  const press = (name: string) => fireEvent.click(screen.getByRole('button', { name: new RegExp(name) }));
  return { sent, type, press };
}

configure({ defaultHidden: true });
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('redeeming at the counter', { timeout: 20_000 }, () => {
  it('shows what a code takes off, redeems it only on confirmation, and says who and when', async () => {
    const { sent, type, press } = open((name) =>
      name === 'staff.coupons.redeem'
        ? { data: { coupon: used, offFen: 20_00 } }
        : { data: { coupon: sampleCoupon(), offFen: 20_00, blocked: null } },
    );
    type('券码', ' lk1.abcdef ');
    type('本单金额（选填）', '128.5');
    press('查看');
    await screen.findByText('¥20.00');
    screen.getByText('欧阳·买买提江 的券');
    screen.getByText('减后应收 ¥108.50');
    expect(sent.map(({ name }) => name)).toEqual(['staff.coupons.look-at-code']);
    press('确认核销');
    await screen.findByText('核销成功');
    screen.getByText('陈丽 · 2026-11-22 15:04');
    expect(sent[1]).toMatchObject({ name: 'staff.coupons.redeem', input: { code: 'lk1.abcdef', amountFen: 128_50 } });
  });

  it('says when, where and by whom a coupon was used already, and offers no confirmation', async () => {
    const { type, press } = open(() => ({ data: { coupon: used, offFen: 20_00, blocked: 'coupon.already_used' } }));
    type('券码', 'lk1.abcdef');
    press('查看');
    await screen.findByText('这张券已经用过了 (核销于 2026-11-22 15:04，南京路店，陈丽)');
    expect(screen.queryByRole('button', { name: '确认核销' })).toBeNull();
  });

  it('says how much is missing', async () => {
    const { type, press } = open(() => ({ data: { coupon: sampleCoupon(), offFen: 20_00, blocked: 'coupon.below_threshold' } }));
    type('券码', 'lk1.abcdef');
    type('本单金额（选填）', '88');
    press('查看');
    await screen.findByText('消费还没达到使用门槛 (还差 12.00 元可用)');
  });

  it('looks anew when the purchase changes after the look', async () => {
    const { type, press } = open(() => ({ data: { coupon: sampleCoupon(), offFen: 20_00, blocked: null } }));
    type('券码', 'lk1.abcdef');
    press('查看');
    await screen.findByRole('button', { name: '确认核销' });
    type('本单金额（选填）', '50');
    await waitFor(() => expect(screen.queryByRole('button', { name: '确认核销' })).toBeNull());
  });

  it('looks at once at what the camera read, and leaves typing where there is no camera', async () => {
    const scanned = open(
      () => ({ data: { coupon: sampleCoupon(), offFen: null, blocked: null } }),
      () => Promise.resolve('lk1.scanned'),
    );
    scanned.press('扫一扫');
    await screen.findByRole('button', { name: '确认核销' });
    expect(scanned.sent[0]?.input).toEqual({ code: 'lk1.scanned' });
    cleanup();
    const none = open(
      () => ({ data: {} }),
      () => Promise.reject(new Error('no camera')),
    );
    none.press('扫一扫');
    await screen.findByText('这台设备不能扫码，请输入券码');
    expect(none.sent).toEqual([]);
  });
});
