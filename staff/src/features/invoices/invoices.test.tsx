// @vitest-environment jsdom
import type { Permission } from '@lianke/shared';
import { cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderInApp, stubApi } from '../../../test/render-in-app.tsx';
import { sampleInvoiceCard, sampleInvoiceRequest, sampleRed } from '../../../test/sample-invoices.ts';
import type { InvoiceRequest, RedLetter } from './api.ts';
import { InvoicesSection } from './customer/invoices-section.tsx';
import { RefundInvoiceNote } from './customer/refund-invoice-note.tsx';
import { InvoiceDrawer } from './detail/invoice-drawer.tsx';
import { InvoicesPage } from './queue/invoices-page.tsx';
import { RedsPage } from './reds/reds-page.tsx';

const everything: Permission[] = ['invoices.read', 'invoices.request', 'invoices.issue', 'invoices.manage', 'orders.read'];
const counts = { requested: 1, approved: 0, issuing: 0, issued: 0, failed: 0, rejected: 0, cancelled: 0, reversed: 0 };

interface World {
  request?: InvoiceRequest;
  red?: RedLetter;
  permissions?: Permission[];
  blocked?: { login: number; quota: number; provider: number };
}

function open(path: string, { request = sampleInvoiceRequest(), red = sampleRed(), permissions = everything, blocked }: World = {}) {
  const sent = stubApi((name, input) => {
    switch (name) {
      case 'staff.session.get':
        return { data: { staff: { id: 'stf_1' }, shopName: '', permissions, rows: 'all', fields: {}, accessUntil: Date.now() + 900_000 } };
      case 'staff.invoices.list': {
        const all = (input.states as string[] | undefined)?.includes('failed') ? [] : [sampleInvoiceCard({ state: request.state })];
        const held = blocked ?? { login: 0, quota: 0, provider: 0 };
        return { data: { requests: all, next: null, counts, blocked: { ...held, quotaResetsAt: Date.now() + 50 * 3_600_000 } } };
      }
      case 'staff.invoices.get':
        return { data: { request } };
      case 'staff.invoices.approve':
        return { data: { request: { ...request, approvalsLeft: 1, approvals: [{ staffId: 'stf_1', name: '陈丽', at: Date.now() }] } } };
      case 'staff.invoices.reject':
        return { data: { request: { ...request, state: 'rejected', why: input.reason } } };
      case 'staff.invoices.start-batch':
        return { data: { batch: { id: 'bat_1' } } };
      case 'staff.reds.list':
        return { data: { reds: [red], next: null, counts: {} } };
      case 'staff.reds.approve':
      case 'staff.reds.answer':
        return { data: { red: { ...red, state: 'submitting' } } };
      case 'staff.invoices.of-order':
        return { data: { requests: [sampleInvoiceCard({ state: request.state })], payableFen: 0, why: 'invoiced' } };
      case 'staff.invoices.of-customer':
        return { data: { requests: [], next: null } };
      default:
        return { data: { batches: [], next: null, sellers: [], taxCodes: [], rules: {}, rulesVersion: 1 } };
    }
  });
  const router = createMemoryRouter(
    [
      { path: '/invoices', Component: InvoicesPage, children: [{ path: ':id', Component: InvoiceDrawer }] },
      { path: '/invoices/batches/:id', element: <p>批次</p> },
      { path: '/invoices/reds', Component: RedsPage },
      { path: '/refund', element: <RefundInvoiceNote orderId="ord_1" /> },
      { path: '/customer', element: <InvoicesSection customerId="cus_1" /> },
    ],
    { initialEntries: [path] },
  );
  renderInApp(<RouterProvider router={router} />);
  const inputOf = (name: string) => sent.filter((it) => it.name === name).slice(-1)[0]?.input;
  return { router, inputOf };
}

const last = (name: string | RegExp) => screen.getAllByRole('button', { name }).slice(-1)[0]!;

// A busy machine draws a drawer in seconds.
configure({ defaultHidden: true, asyncUtilTimeout: 15_000 });
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('invoices in the workbench', { timeout: 60_000 }, () => {
  it('show what is to review first, with what its checks found', async () => {
    const { inputOf } = open('/invoices?type=special');
    const row = await screen.findByRole('link', { name: /杭州西湖茶业有限公司/ });
    expect(inputOf('staff.invoices.list')).toMatchObject({ states: ['requested'], type: 'special' });
    expect(row.textContent).toContain('有提醒');
    expect(row.textContent).toContain('¥1,280.00');
  });

  it('are let through despite a warning only by somebody who says so, once more', async () => {
    const { inputOf } = open('/invoices/inr_1');
    fireEvent.click(await screen.findByRole('button', { name: '审核通过（第 1 人）' }));
    await screen.findAllByText('有提醒，仍然开具？');
    expect(inputOf('staff.invoices.approve')).toBeUndefined();
    fireEvent.click(last('仍然开具'));
    await waitFor(() => expect(inputOf('staff.invoices.approve')).toEqual({ id: 'inr_1', revision: 7, despiteWarnings: true }));
    await screen.findByText('已审核，等第二个人审核');
  });

  it('cannot be let through while a check stops them', async () => {
    open('/invoices/inr_1', { request: sampleInvoiceRequest({ check: 'stop', approvalsLeft: 1 }) });
    expect((await screen.findByRole<HTMLButtonElement>('button', { name: '审核通过并开具' })).disabled).toBe(true);
  });

  it('are sent back with a reason the customer reads', async () => {
    const { inputOf } = open('/invoices/inr_1');
    fireEvent.click(await screen.findByRole('button', { name: '退回' }));
    fireEvent.click(await screen.findByRole('button', { name: '抬头或税号有误' }));
    fireEvent.click(last('退回'));
    await waitFor(() => expect(inputOf('staff.invoices.reject')).toEqual({ id: 'inr_1', reason: '抬头或税号有误' }));
  });

  it('go out in a batch after one question, as far as the filter reaches', async () => {
    const { inputOf, router } = open('/invoices?type=special');
    await screen.findByRole('link', { name: /杭州西湖茶业有限公司/ });
    fireEvent.click(screen.getByRole('button', { name: '批量开具' }));
    fireEvent.click(await screen.findByRole('button', { name: '开始开具' }));
    await screen.findByText('批次');
    expect(inputOf('staff.invoices.start-batch')).toEqual({ filter: { states: ['requested'], type: 'special' } });
    expect(router.state.location.pathname).toBe('/invoices/batches/bat_1');
  });

  it('tell what holds them up and until when', async () => {
    open('/invoices', { blocked: { login: 12, quota: 3, provider: 0 } });
    await screen.findByText('12 张发票在等开票员登录');
    await screen.findByText(/2 天 2 小时后/);
  });

  it('offer no step to those who may only look', async () => {
    open('/invoices', { permissions: ['invoices.read'] });
    await screen.findByRole('link', { name: /杭州西湖茶业有限公司/ });
    expect(screen.queryByRole('button', { name: '批量开具' })).toBeNull();
    expect(screen.queryByRole('checkbox', { name: /杭州西湖茶业/ })).toBeNull();
  });
});

describe('red letters in the workbench', { timeout: 60_000 }, () => {
  it('are let through by a second person after one question', async () => {
    const { inputOf } = open('/invoices/reds');
    fireEvent.click(await screen.findByRole('button', { name: '审核通过' }));
    await screen.findAllByText('通过这次红冲？');
    expect(inputOf('staff.reds.approve')).toBeUndefined();
    fireEvent.click(last('审核通过'));
    await waitFor(() => expect(inputOf('staff.reds.approve')).toEqual({ id: 'red_1' }));
  });

  it('of a buyer are refused with a reason, while the clock runs', async () => {
    const can = { approve: false, withdraw: false, answer: true, again: false, refresh: true };
    const red = sampleRed({ state: 'waiting_seller', cause: 'buyer', deadlineAt: Date.now() + 30 * 60_000, can });
    const { inputOf } = open('/invoices/reds', { red });
    await screen.findByText(/剩 \d+ 分钟/);
    fireEvent.click(await screen.findByRole('button', { name: '拒绝' }));
    fireEvent.click(await screen.findByRole('button', { name: '没有退货' }));
    fireEvent.click(last('拒绝'));
    await waitFor(() => expect(inputOf('staff.reds.answer')).toEqual({ id: 'red_1', agree: false, reason: '没有退货' }));
  });
});

describe('invoices beside orders and customers', { timeout: 60_000 }, () => {
  it('say before a refund what it does to them', async () => {
    open('/refund', { request: sampleInvoiceRequest({ state: 'issued' }) });
    await screen.findByText(/退款后会自动红冲/);
    cleanup();
    open('/refund', { request: sampleInvoiceRequest({ state: 'requested' }) });
    await screen.findByText(/自动改成剩余金额/);
  });

  it('offer to ask for one only to those who may', async () => {
    open('/customer');
    await screen.findByText('还没有开过发票。');
    screen.getByRole('button', { name: '申请开票' });
    cleanup();
    open('/customer', { permissions: ['invoices.read'] });
    await screen.findByText('还没有开过发票。');
    expect(screen.queryByRole('button', { name: '申请开票' })).toBeNull();
  });
});
