// @vitest-environment jsdom
import { cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderInApp, stubApi } from '../../../test/render-in-app.tsx';
import { DevicesSheet } from './devices-sheet.tsx';

const device = (id: string, name: string, current = false) => ({ id, device: name, startedAt: 0, lastUsedAt: 1, expiresAt: 2, current });
const open = (sessions: object[]) => {
  const sent = stubApi((name) => ({ data: name === 'staff.session.list' ? { sessions } : {} }));
  renderInApp(<DevicesSheet open onClose={() => undefined} />);
  return () => sent.filter(({ name }) => name === 'staff.session.revoke').map(({ input }) => input);
};

/** Whether something is hidden by CSS takes jsdom seconds to find out, and nothing here is. */
configure({ defaultHidden: true });
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('my devices', { timeout: 20_000 }, () => {
  it('shows this one first, and signs another out', async () => {
    const revoked = open([device('ses_2', '企业微信 · Android'), device('ses_1', 'Chrome · Windows', true)]);
    await screen.findByText('本机');
    expect(screen.getAllByRole('listitem').map((it) => it.textContent?.slice(0, 6))).toEqual(['Chrome', '企业微信 ·']);
    fireEvent.click(screen.getByRole('button', { name: '退出 企业微信 · Android' }));
    await waitFor(() => expect(revoked()).toEqual([{ id: 'ses_2' }]));
  });

  it('offers nothing to end when there is only this one', async () => {
    open([device('ses_1', 'Chrome · Windows', true)]);
    await screen.findByText('只有这一台设备登录着。');
    expect(screen.queryByRole('button', { name: /^退出/ })).toBeNull();
  });
});
