// @vitest-environment jsdom
import type { Permission } from '@lianke/shared';
import { cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderInApp, stubApi } from '../../../../test/render-in-app.tsx';
import { sampleTemplate } from '../../../../test/sample-coupons.ts';
import type { Template } from '../api.ts';
import { WizardPage } from '../wizard/wizard-page.tsx';
import { CouponsPage } from './coupons-page.tsx';
import { TemplatePage } from './template-page.tsx';

const everything: Permission[] = ['coupons.read', 'coupons.write', 'coupons.grant', 'customers.read'];

function open(path: string, templates: Template[], permissions = everything) {
  let current = templates;
  const sent = stubApi((name, input) => {
    switch (name) {
      case 'staff.session.get':
        return {
          data: { staff: { id: 'stf_1' }, shopName: '', permissions, rows: 'all', fields: {}, accessUntil: Date.now() + 900_000 },
        };
      case 'staff.coupon-templates.list':
        return { data: { templates: current.filter(({ state }) => !input.state || input.state === state), next: null } };
      case 'staff.coupon-templates.get':
        return { data: { template: current.find(({ id }) => id === input.id) } };
      case 'staff.coupon-templates.save':
        return { data: { template: sampleTemplate({ ...(input.template as Template), id: 'cpt_new', state: 'draft' }) } };
      case 'staff.coupon-templates.set-state':
        current = current.map((it) => ({ ...it, state: input.state as Template['state'] }));
        return { data: { template: current[0] } };
      case 'staff.coupon-grants.list':
        return { data: { grants: [], next: null } };
      default:
        return { data: { fields: [], levels: [], tags: [], owners: [], views: [] } };
    }
  });
  const router = createMemoryRouter(
    [
      { path: '/coupons', Component: CouponsPage },
      { path: '/coupons/new', Component: WizardPage },
      { path: '/coupons/:id', Component: TemplatePage },
    ],
    { initialEntries: [path] },
  );
  renderInApp(<RouterProvider router={router} />);
  return { sent, router };
}

configure({ defaultHidden: true });
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('coupons in the workbench', { timeout: 30_000 }, () => {
  it('offers to make the first one where there is none', async () => {
    const { router } = open('/coupons', []);
    await screen.findByText(/还没有优惠券/);
    fireEvent.click(screen.getAllByRole('button', { name: /新建优惠券/ })[0]!);
    await waitFor(() => expect(router.state.location.pathname).toBe('/coupons/new'));
  });

  it('shows what became of each, and offers nothing to make to those who may not', async () => {
    open('/coupons', [sampleTemplate()], ['coupons.read']);
    const row = await screen.findByRole('link', { name: /新客立减券/ });
    expect(row.textContent).toContain('400 / 1,000 张');
    expect(row.textContent).toContain('¥18,000.00');
    expect(screen.queryByRole('button', { name: /新建优惠券/ })).toBeNull();
  });

  it('makes a draft step by step: says what is missing, shows the ticket as it is typed, sends fen', async () => {
    const { sent, router } = open('/coupons/new', []);
    fireEvent.click(await screen.findByRole('button', { name: '下一步' }));
    await screen.findByText('请填写名称，20 个字以内');
    const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
    type('名称', '周年庆');
    type('减多少', '20.5');
    type('消费满', '100');
    const ticket = screen.getByRole('article', { name: '周年庆' });
    expect(ticket.textContent).toContain('¥20.50');
    expect(ticket.textContent).toContain('满 100.00 元可用');
    fireEvent.click(screen.getByRole('button', { name: '下一步' }));
    await screen.findByLabelText('天数');
    fireEvent.click(screen.getByRole('button', { name: '下一步' }));
    await screen.findByLabelText('发行数量');
    fireEvent.click(screen.getByRole('button', { name: '保存草稿' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/coupons/cpt_new'));
    const { input } = sent.find(({ name }) => name === 'staff.coupon-templates.save') ?? {};
    expect(input).toMatchObject({
      template: {
        title: '周年庆',
        rules: { benefit: { kind: 'amount_off', offFen: 20_50 }, threshold: { by: 'amount', minFen: 100_00 } },
        total: 1000,
        inCentre: true,
        pricePoints: null,
      },
    });
  });

  it('asks once before it goes live', async () => {
    const { sent } = open('/coupons/cpt_1', [sampleTemplate({ state: 'draft' })]);
    fireEvent.click(await screen.findByRole('button', { name: '上线' }));
    await screen.findByText(/金额、门槛和范围不能再改/);
    expect(sent.some(({ name }) => name === 'staff.coupon-templates.set-state')).toBe(false);
    fireEvent.click(screen.getAllByRole('button', { name: '上线' }).slice(-1)[0]!);
    await screen.findByRole('button', { name: '暂停' });
    expect(sent.find(({ name }) => name === 'staff.coupon-templates.set-state')?.input).toEqual({ id: 'cpt_1', state: 'live' });
  });

  it('shows a reader no button that changes anything', async () => {
    open('/coupons/cpt_1', [sampleTemplate()], ['coupons.read']);
    await screen.findByText('使用规则');
    expect(screen.queryAllByRole('button')).toEqual([]);
  });
});
