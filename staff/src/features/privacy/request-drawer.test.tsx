// @vitest-environment jsdom
import { cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderInApp, stubApi } from '../../../test/render-in-app.tsx';
import type { PrivacyRequest } from './api.ts';
import { RequestDrawer } from './request-drawer.tsx';

const request = (it: Partial<PrivacyRequest> = {}): PrivacyRequest => ({
  id: 'prq_1',
  kind: 'deletion',
  status: 'open',
  detail: '不再来了',
  answer: null,
  requestedAt: Date.UTC(2026, 10, 20),
  dueAt: Date.UTC(2026, 11, 5),
  settledAt: null,
  receipt: null,
  customerId: 'cus_1',
  customerName: '何建军',
  memberNo: '841259618999',
  phoneMasked: '138****8003',
  identityProof: 'wx.login openid …kD0j, 2026-11-20 08:00',
  settledBy: null,
  wishes: {},
  preview: {
    erased: [{ what: '客户档案', count: 1 }],
    kept: [{ what: '同意记录', count: 2, until: Date.UTC(2029, 10, 21), law: '《个人信息保护法》第六十九条' }],
  },
  ...it,
});

function open(it: PrivacyRequest) {
  const sent = stubApi((name, input) =>
    name === 'staff.privacy.get'
      ? { data: it }
      : { data: { ...it, status: name.endsWith('refuse') ? 'refused' : 'approved', answer: input.answer ?? null } },
  );
  renderInApp(
    <MemoryRouter>
      <RequestDrawer id={it.id} onClose={() => undefined} />
    </MemoryRouter>,
  );
  return sent;
}
const actsOf = (sent: ReturnType<typeof open>) =>
  sent.filter(({ name }) => /approve|refuse/.test(name)).map(({ name, input }) => ({ name, input }));

/** Whether something is hidden by CSS takes jsdom seconds to find out, and nothing here is. */
configure({ defaultHidden: true });
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('a request about somebody’s data', { timeout: 20_000 }, () => {
  it('says who asks, how we know, what would be erased, and what is kept by which law', async () => {
    open(request());
    await screen.findByText('何建军');
    screen.getByText('2026-11-20 08:00 在小程序里重新登录微信，确认是本人（账号尾号 kD0j）');
    screen.getByText('客户档案');
    screen.getByText(/保留到 2029-11-21 · 依据 《个人信息保护法》第六十九条/);
  });

  it('erases only after the words were typed', async () => {
    const sent = open(request());
    fireEvent.click(await screen.findByRole('button', { name: '同意并删除' }));
    const words = await screen.findByPlaceholderText('确认删除');
    const button = (): HTMLButtonElement => screen.getAllByRole<HTMLButtonElement>('button', { name: '同意并删除' }).at(-1)!;
    expect(button().disabled).toBe(true);
    fireEvent.change(words, { target: { value: '删除' } });
    expect(button().disabled).toBe(true);
    fireEvent.change(words, { target: { value: '确认删除' } });
    await waitFor(() => expect(button().disabled).toBe(false));
    fireEvent.click(button());
    await waitFor(() => expect(actsOf(sent)).toEqual([{ name: 'staff.privacy.approve', input: { id: 'prq_1' } }]));
  });

  it('is refused with a reason only', async () => {
    const sent = open(request({ kind: 'access', preview: null }));
    fireEvent.click(await screen.findByRole('button', { name: /拒\s*绝/ }));
    const reason = await screen.findByLabelText('理由');
    const button = (): HTMLElement => screen.getAllByRole('button', { name: /拒\s*绝/ }).at(-1)!;
    fireEvent.click(button());
    await screen.findByText('请填写理由，至少两个字');
    expect(actsOf(sent)).toEqual([]);
    fireEvent.change(reason, { target: { value: '资料仍在质保期内' } });
    fireEvent.click(button());
    await waitFor(() =>
      expect(actsOf(sent)).toEqual([{ name: 'staff.privacy.refuse', input: { id: 'prq_1', answer: '资料仍在质保期内' } }]),
    );
  });

  it('shows the receipt of one that is done, and offers nothing more', async () => {
    const receipt = { ...request().preview!, at: Date.UTC(2026, 10, 21) };
    open(request({ status: 'done', receipt, preview: null, customerName: '已注销用户', memberNo: 'x67603573347' }));
    await screen.findByText('处理回执');
    screen.getByText('已删除');
    expect(screen.queryByText(/x676/)).toBeNull();
    expect(screen.queryByRole('button', { name: /同意|拒\s*绝/ })).toBeNull();
  });
});
