// @vitest-environment jsdom
import type { Permission } from '@lianke/shared';
import { cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderInApp, stubApi } from '../../../test/render-in-app.tsx';
import { sampleCard, sampleOrder, sampleRefund } from '../../../test/sample-orders.ts';
import type { Order } from './api.ts';
import { OrderDrawer } from './detail/order-drawer.tsx';
import { OrdersPage } from './list/orders-page.tsx';
import { RefundsPage } from './refunds/refunds-page.tsx';

const everything: Permission[] = ['orders.read', 'orders.ship', 'orders.refund', 'customers.reveal', 'catalog.write'];
const full = { name: '欧阳·买买提江', phone: '13812345678', region: '浙江省 杭州市', detail: '龙井路 1 号' };

function open(path: string, { order = sampleOrder(), permissions = everything }: { order?: Order; permissions?: Permission[] } = {}) {
  vi.stubGlobal(
    'EventSource',
    class extends EventTarget {
      close(): void {}
    },
  );
  const sent = stubApi((name, input) => {
    switch (name) {
      case 'staff.session.get':
        return { data: { staff: { id: 'stf_1' }, shopName: '', permissions, rows: 'all', fields: {}, accessUntil: Date.now() + 900_000 } };
      case 'staff.orders.list': {
        const orders = input.states ? [] : [sampleCard({ orderNo: order.orderNo })];
        return { data: { orders, next: null, total: { count: orders.length, exact: true } } };
      }
      case 'staff.orders.get':
        return { data: { order } };
      case 'staff.orders.reveal-address':
        return { data: { address: full } };
      case 'staff.orders.ship':
        return { data: { order: { ...order, state: 'shipped', can: { ...order.can, ship: false } } } };
      case 'staff.refunds.list':
        return { data: { refunds: [{ ...sampleRefund(), orderNo: 'ord_1', customer: null }], next: null } };
      case 'staff.refunds.preview':
        return { data: { payFen: 111_50, balanceFen: 0, points: 0, couponsReturn: false } };
      default:
        return { data: { refund: sampleRefund({ state: 'approved' }), fields: [], levels: [], tags: [], owners: [] } };
    }
  });
  const router = createMemoryRouter(
    [
      { path: '/orders', Component: OrdersPage, children: [{ path: ':id', Component: OrderDrawer }] },
      { path: '/refunds', Component: RefundsPage },
      { path: '/goods', element: null },
    ],
    { initialEntries: [path] },
  );
  renderInApp(<RouterProvider router={router} />);
  const inputOf = (name: string) => sent.filter((it) => it.name === name).slice(-1)[0]?.input;
  return { router, inputOf };
}

// A busy machine draws a drawer in seconds.
configure({ defaultHidden: true, asyncUtilTimeout: 15_000 });
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('orders in the workbench', { timeout: 60_000 }, () => {
  it('asks for what the address says, and offers a way out where nothing matches', async () => {
    const { router, inputOf } = open('/orders?state=unpaid&q=E2025');
    fireEvent.click(await screen.findByRole('button', { name: '清除筛选' }));
    expect(inputOf('staff.orders.list')).toMatchObject({ states: ['created', 'paying'], number: 'E2025' });
    const row = await screen.findByRole('link', { name: /正山小种红茶/ });
    expect(row.textContent).toContain('待发货');
    expect(row.textContent).toContain('¥356.80');
    expect(router.state.location.search).toBe('');
  });

  it('keeps the filter when an order is opened', async () => {
    const { router } = open('/orders?kind=goods');
    fireEvent.click(await screen.findByRole('link', { name: /正山小种红茶/ }));
    await screen.findByText('新客立减券', { exact: false });
    expect(router.state.location.pathname + router.state.location.search).toBe('/orders/ord_1?kind=goods');
  });

  it('shows the full address only for a reason', async () => {
    const { inputOf } = open('/orders/ord_1');
    fireEvent.click(await screen.findByRole('button', { name: /查看完整地址/ }));
    expect(screen.queryByText(/13812345678/)).toBeNull();
    fireEvent.click(screen.getAllByRole('button', { name: '核对地址' })[0]!);
    fireEvent.click(screen.getByRole('button', { name: '查看地址' }));
    await screen.findByText(/13812345678/);
    expect(inputOf('staff.orders.reveal-address')).toEqual({ id: 'ord_1', reason: '核对地址' });
  });

  it('ships with carrier and number, and offers no button the server does not', async () => {
    const { inputOf } = open('/orders/ord_1');
    fireEvent.click(await screen.findByRole('button', { name: '发货' }));
    fireEvent.change(screen.getByLabelText('快递公司'), { target: { value: '顺丰速运' } });
    fireEvent.change(screen.getByLabelText('快递单号'), { target: { value: ' SF1 ' } });
    fireEvent.click(screen.getByRole('button', { name: '确认发货' }));
    await waitFor(() => expect(inputOf('staff.orders.ship')).toEqual({ id: 'ord_1', company: '顺丰速运', trackingNo: 'SF1' }));
    expect(screen.queryByRole('button', { name: '关闭订单' })).toBeNull();
  });

  it('says what a refund of some pieces comes to before it is made', async () => {
    const { inputOf } = open('/orders/ord_1');
    fireEvent.click(await screen.findByRole('button', { name: '退款' }));
    fireEvent.click(screen.getByText('选择件数'));
    await screen.findByText('请先选择要退的件数');
    fireEvent.change(screen.getByLabelText('正山小种红茶 250 克'), { target: { value: '1' } });
    fireEvent.click(screen.getByRole('button', { name: '缺货' }));
    fireEvent.click(await screen.findByRole('button', { name: '退款 ¥111.50' }));
    await waitFor(() =>
      expect(inputOf('staff.refunds.make')).toEqual({
        orderId: 'ord_1',
        lines: [{ lineId: 'l1', quantity: 1 }],
        withShipping: false,
        reason: '缺货',
        restock: true,
      }),
    );
  });

  it('asks once before a customer’s refund goes through', async () => {
    const { inputOf } = open('/refunds');
    fireEvent.click(await screen.findByRole('button', { name: '同意退款' }));
    await screen.findByText('退回 微信支付 ¥128.00、余额 ¥20.00、150 积分');
    expect(inputOf('staff.refunds.approve')).toBeUndefined();
    fireEvent.click(screen.getAllByRole('button', { name: '同意退款' }).slice(-1)[0]!);
    await waitFor(() => expect(inputOf('staff.refunds.approve')).toEqual({ id: 'ref_1', restock: true, answer: '' }));
  });

  it('offers no answer to those who may not refund', async () => {
    open('/refunds', { permissions: ['orders.read'] });
    await screen.findByText('茶叶罐压扁了');
    expect(screen.queryByRole('button', { name: '同意退款' })).toBeNull();
  });
});
