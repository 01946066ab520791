// @vitest-environment jsdom
import { cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderInApp, stubApi } from '../../../../test/render-in-app.tsx';
import { ReconciliationPage } from './reconciliation-page.tsx';

const sums = (fen: number) => ({ theirs: { count: 2, fen }, ours: { count: 1, fen: fen - 100 } });
const day = {
  day: '2026-11-29',
  status: 'done',
  paid: sums(228_00),
  refunded: { theirs: { count: 0, fen: 0 }, ours: { count: 0, fen: 0 } },
  differences: { open: 1, healed: 0, ignored: 0 },
  fetchedAt: 1,
  problem: null,
};
const difference = {
  ...{ id: 'dif_1', day: '2026-11-29', subject: 'payment', kind: 'missing_here', number: 'pay_1', transactionId: '42000', orderId: null },
  ...{ oursFen: null, theirsFen: 1_00, at: 1, status: 'open', note: '', by: null, settledAt: null, can: { heal: true } },
};

function open(path: string) {
  const sent = stubApi((name) => {
    if (name === 'staff.session.get')
      return {
        data: {
          staff: { id: 'stf_1' },
          shopName: '',
          permissions: ['payments.reconcile'],
          rows: 'all',
          fields: {},
          accessUntil: Date.now() + 900_000,
        },
      };
    if (name === 'staff.reconciliation.days') return { data: { days: [day], connected: true } };
    if (name === 'staff.reconciliation.differences') return { data: { differences: [difference], next: null } };
    return { data: { difference, day } };
  });
  const router = createMemoryRouter([{ path: '/reconciliation', Component: ReconciliationPage }], { initialEntries: [path] });
  renderInApp(<RouterProvider router={router} />);
  return { router, inputOf: (name: string) => sent.filter((it) => it.name === name).slice(-1)[0]?.input };
}

// A busy machine draws a drawer in seconds.
configure({ defaultHidden: true, asyncUtilTimeout: 15_000 });
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('reconciliation', { timeout: 60_000 }, () => {
  it('shows both sides of a day, leads to what differs and to the file', async () => {
    const { router, inputOf } = open('/reconciliation');
    await screen.findByText('1 笔待处理');
    expect(screen.getByRole('link', { name: /下载明细 2026-11-29/ }).getAttribute('href')).toBe('/downloads/reconciliation/2026-11-29.csv');
    fireEvent.click(screen.getByRole('button', { name: '看差异' }));
    await screen.findByText(/微信有、我们没有/);
    expect(router.state.location.search).toContain('day=2026-11-29');
    expect(inputOf('staff.reconciliation.differences')).toEqual({ day: '2026-11-29' });
  });

  it('heals with one click, and ignores for a reason only', async () => {
    const { inputOf } = open('/reconciliation?tab=differences');
    fireEvent.click(await screen.findByRole('button', { name: '一键修复' }));
    await waitFor(() => expect(inputOf('staff.reconciliation.heal')).toEqual({ id: 'dif_1' }));
    expect(inputOf('staff.reconciliation.differences')).toEqual({ status: 'open' });
    fireEvent.click(screen.getByRole('button', { name: '忽略' }));
    fireEvent.click(await screen.findByRole('button', { name: '测试交易' }));
    fireEvent.click(screen.getAllByRole('button', { name: '忽略' }).slice(-1)[0]!);
    await waitFor(() => expect(inputOf('staff.reconciliation.ignore')).toEqual({ id: 'dif_1', reason: '测试交易' }));
  });
});
