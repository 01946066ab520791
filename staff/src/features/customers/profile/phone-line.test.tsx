// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderInApp, stubApi } from '../../../../test/render-in-app.tsx';
import type { CustomerView } from '../api.ts';
import { PhoneLine } from './phone-line.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const customer = (change: object): CustomerView =>
  ({ id: 'cus_1', phoneMasked: '138****5678', can: { revealPhone: true, addNote: true }, ...change }) as CustomerView;

describe('the phone number', () => {
  it('is shown in full only after a reason, which is sent along', async () => {
    const sent = stubApi(() => ({ data: { phone: '13812345678' } }));
    renderInApp(<PhoneLine customer={customer({})} />);
    fireEvent.click(screen.getByTitle('查看完整号码'));
    const show = await screen.findByRole('button', { name: '查看号码' });
    expect(show).toHaveProperty('disabled', true);
    fireEvent.click(screen.getByRole('button', { name: '回电联系' }));
    fireEvent.click(screen.getByRole('button', { name: '查看号码' }));
    expect(await screen.findByText('13812345678')).toBeTruthy();
    expect(sent).toMatchObject([{ name: 'staff.customers.reveal-phone', input: { customerId: 'cus_1', reason: '回电联系' } }]);
    expect(sent[0]?.headers['idempotency-key']).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '隐藏' }));
    expect(screen.queryByText('13812345678')).toBeNull();
  });

  it('offers nothing to somebody who may not see it', () => {
    renderInApp(<PhoneLine customer={customer({ can: { revealPhone: false, addNote: false } })} />);
    expect(screen.getByText('138****5678')).toBeTruthy();
    expect(screen.queryByTitle('查看完整号码')).toBeNull();
  });

  it('says so when there is none', () => {
    renderInApp(<PhoneLine customer={customer({ phoneMasked: null })} />);
    expect(screen.getByText('未绑定')).toBeTruthy();
  });
});
