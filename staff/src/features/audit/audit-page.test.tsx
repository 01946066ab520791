// @vitest-environment jsdom
import { cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderInApp, stubApi } from '../../../test/render-in-app.tsx';
import { AuditPage } from './audit-page.tsx';
import { WhoLookedPage } from './who-looked-page.tsx';

const look = (id: string, at: number) => ({
  id,
  at,
  actor: { kind: 'staff', id: 'stf_2', name: '林晓' },
  action: 'customer.viewed',
  subject: { kind: 'customer', id: 'cus_1', name: '苏雨晴' },
  changes: [],
  detail: {},
  from: '10.0.0.8 Chrome · Windows',
  sealed: true,
});
const whole = { at: Date.now() - 60_000, ok: true, checked: 43, problems: [] };
let chain = { entries: 45, unsealed: 0, head: null, lastCheck: whole as object | null };

const open = (page: 'audit' | 'mine', pages: Record<string, object>) => {
  const sent = stubApi((name, input) => {
    if (name === 'staff.audit.chain') return { data: chain };
    if (name === 'staff.directory.list') return { data: { staff: [] } };
    if (name === 'staff.customers.fields') return { data: { fields: [], levels: [], tags: [], owners: [] } };
    return { data: pages[typeof input.cursor === 'string' ? input.cursor : 'first'] ?? { entries: [], next: null } };
  });
  renderInApp(<MemoryRouter>{page === 'audit' ? <AuditPage /> : <WhoLookedPage />}</MemoryRouter>);
  return sent;
};

/** Whether something is hidden by CSS takes jsdom seconds to find out, and nothing here is. */
configure({ defaultHidden: true });
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  chain = { entries: 45, unsealed: 0, head: null, lastCheck: whole };
});

describe('the record', { timeout: 20_000 }, () => {
  it('says whether it is whole, and verifies on demand', async () => {
    const sent = open('audit', {});
    await screen.findByText('记录完整');
    screen.getByText('已封存 45 条');
    fireEvent.click(screen.getByRole('button', { name: '立即校验' }));
    await screen.findByText('正在校验');
    expect(sent.some(({ name }) => name === 'staff.audit.check')).toBe(true);
  });

  it('raises an alarm when the chain is broken', async () => {
    chain.lastCheck = { at: 1, ok: false, checked: 9, problems: ['entry 7: hash differs'] };
    open('audit', {});
    await screen.findByText('发现问题');
    expect(screen.getByRole('alert').textContent).toContain('1 处问题');
  });

  it('loads earlier entries', async () => {
    open('audit', { first: { entries: [look('aud_2', 86_400_000)], next: 'c1' }, c1: { entries: [look('aud_1', 0)], next: null } });
    await screen.findByText(/查看了 苏雨晴 的资料/);
    fireEvent.click(screen.getByRole('button', { name: '加载更早的记录' }));
    await screen.findByText('没有更早的记录了');
    expect(screen.getAllByText(/查看了 苏雨晴 的资料/)).toHaveLength(2);
  });
});

describe('who saw my customers', { timeout: 20_000 }, () => {
  it('gathers the looks at one customer', async () => {
    open('mine', { first: { entries: [look('aud_2', 60_000), look('aud_1', 0)], next: null } });
    await screen.findByText('2 次');
    expect(screen.getByRole('link', { name: /苏雨晴/ }).getAttribute('href')).toBe('/customers/cus_1');
  });

  it('goes on after a page that found nothing but has a next one', async () => {
    open('mine', { first: { entries: [], next: 'c1' }, c1: { entries: [look('aud_1', 0)], next: null } });
    fireEvent.click(await screen.findByRole('button', { name: '加载更早的记录' }));
    await screen.findByText('1 次');
  });

  it('offers all time when the last days are empty', async () => {
    const sent = open('mine', {});
    fireEvent.click(await screen.findByRole('button', { name: '看全部时间' }));
    await screen.findByText('还没有别人看过或改过你的客户。');
    await waitFor(() => expect(sent.filter(({ name }) => name === 'staff.audit.my-customers').at(-1)?.input).toEqual({}));
  });
});
