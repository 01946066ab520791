// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderInApp, stubApi } from '../../../../test/render-in-app.tsx';
import type { CustomerView } from '../api.ts';
import { PersonalLine } from './personal-line.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const masked = { masked: '138****5678', full: null };
const show = (phone: CustomerView['personal']['phone'], reveal: CustomerView['can']['reveal'] = ['phone']): void => {
  const can = { edit: false, assign: false, addNote: true, readTimeline: true, reveal };
  renderInApp(
    <PersonalLine customer={{ id: 'cus_1', personal: phone === undefined ? {} : { phone }, can }} field="phone" label="手机号" />,
  );
};

describe('a personal value', () => {
  it('is shown in full only after a reason, which is sent along, and says how many are left', async () => {
    const sent = stubApi(() => ({ data: { value: '13812345678', left: 9 } }));
    show(masked);
    fireEvent.click(screen.getByTitle('查看完整手机号'));
    const button = await screen.findByRole('button', { name: '查看手机号' });
    expect(button).toHaveProperty('disabled', true);
    fireEvent.click(screen.getByRole('button', { name: '回电联系' }));
    fireEvent.click(screen.getByRole('button', { name: '查看手机号' }));
    expect(await screen.findByText('13812345678')).toBeTruthy();
    expect(screen.getByText('今天还可查看 9 次')).toBeTruthy();
    expect(sent).toMatchObject([{ name: 'staff.customers.reveal', input: { customerId: 'cus_1', field: 'phone', reason: '回电联系' } }]);
    expect(sent[0]?.headers['idempotency-key']).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '隐藏' }));
    expect(screen.queryByText('13812345678')).toBeNull();
  });

  it('asks nothing of those who may read it', () => {
    show({ masked: '138****5678', full: '13812345678' }, []);
    expect(screen.getByText('13812345678')).toBeTruthy();
  });

  it('offers nothing to somebody who may not reveal it', () => {
    show(masked, []);
    expect(screen.getByText('138****5678')).toBeTruthy();
    expect(screen.queryByTitle('查看完整手机号')).toBeNull();
  });

  it('says so when there is none, and nothing at all where the field is hidden', () => {
    show(null);
    expect(screen.getByText('未绑定')).toBeTruthy();
    cleanup();
    show(undefined);
    expect(screen.queryByText('未绑定')).toBeNull();
  });
});
