// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderInApp } from '../../test/render-in-app.tsx';
import { ApiFailure } from '../api/api-error.ts';
import { QueryState } from './query-state.tsx';

afterEach(cleanup);

const shown = (change: object) => {
  const refetch = vi.fn(() => Promise.resolve());
  const query = { data: undefined, error: null, fetchStatus: 'idle', dataUpdatedAt: 0, isPending: true, refetch, ...change };
  renderInApp(
    <QueryState query={query as never} skeleton={<i>skeleton</i>}>
      {(data: string) => <b>{data}</b>}
    </QueryState>,
  );
  return refetch;
};

describe('the states of anything that is loaded', () => {
  it('shows the shape while loading', () => {
    shown({ fetchStatus: 'fetching' });
    expect(screen.getByText('skeleton')).toBeTruthy();
  });

  it('says what went wrong, how to try again and the request id', () => {
    const refetch = shown({ error: new ApiFailure('platform.busy', '', { status: 503, requestId: 'req_7' }) });
    expect(screen.getByText('编号 req_7')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '重试' }));
    expect(refetch).toHaveBeenCalledTimes(1);
  });

  it('says who can grant a missing permission', () => {
    shown({ error: new ApiFailure('auth.forbidden', '', { status: 403 }) });
    expect(screen.getByText(/联系管理员/)).toBeTruthy();
  });

  it('says that it is offline', () => {
    shown({ fetchStatus: 'paused' });
    expect(screen.getByText('网络断开了')).toBeTruthy();
  });

  it('keeps the last data, with its time, when a refresh fails', () => {
    shown({ data: '王芳', error: new ApiFailure('network', ''), dataUpdatedAt: Date.UTC(2026, 0, 1) });
    expect(screen.getByText('王芳')).toBeTruthy();
    expect(screen.getByText(/2026-01-01 08:00/)).toBeTruthy();
  });
});
