// @vitest-environment jsdom
import { cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderInApp, stubApi } from '../../../../test/render-in-app.tsx';
import { KeyList } from './key-list.tsx';

const key = { id: 'key_1', sourceId: 'src_1', name: '收银', createdAt: 0, lastUsedAt: null, revokedAt: null };
const source = { id: 'src_1', kind: 'open', name: '南京路店', on: true, syncedUntil: null, orders: 0, paidFen: 0, run: null };

function open(sources: unknown[]) {
  const keys: unknown[] = [];
  return stubApi((name) => {
    if (name === 'staff.sync.sources') return { data: { sources } };
    if (name === 'staff.open-keys.list') return { data: { keys } };
    keys.push(key);
    return { data: { key, secret: 'only-once-9f2b7c1e' } };
  });
}

// A busy machine draws a drawer in seconds.
configure({ defaultHidden: true, asyncUtilTimeout: 15_000 });
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('keys of other systems', { timeout: 60_000 }, () => {
  it('shows the secret once and never again', async () => {
    const sent = open([source]);
    renderInApp(<KeyList />);
    const enabled = (): HTMLButtonElement =>
      screen.getAllByRole<HTMLButtonElement>('button', { name: /生成密钥/, hidden: true }).find((it) => !it.disabled)!;
    await waitFor(() => expect(enabled()).toBeDefined());
    fireEvent.click(enabled());
    fireEvent.change(await screen.findByLabelText('用在哪里'), { target: { value: '收银' } });
    fireEvent.click(screen.getAllByRole('button', { name: '生成密钥' }).slice(-1)[0]!);
    await screen.findByText('only-once-9f2b7c1e');
    expect(sent.find(({ name }) => name === 'staff.open-keys.create')?.input).toEqual({ sourceId: 'src_1', name: '收银' });
    fireEvent.click(screen.getByRole('button', { name: '我已保存好' }));
    await screen.findByText('没有用过');
    await waitFor(() => expect(screen.queryByText('only-once-9f2b7c1e')).toBeNull());
  });

  it('sends those without a source for it to make one first', async () => {
    open([{ ...source, kind: 'file' }]);
    renderInApp(<KeyList />);
    await screen.findAllByText(/先添加一个“接口推送”的来源/);
    expect(screen.getAllByRole<HTMLButtonElement>('button', { name: /生成密钥/ }).every((it) => it.disabled)).toBe(true);
  });
});
