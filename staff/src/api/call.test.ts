// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiFailure, describeError } from './api-error.ts';
import { call, write } from './call.ts';
import { setUpLogin } from './login.ts';

const answer = (status: number, body: unknown): Response =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), { status });
const fetchMock = vi.fn<typeof fetch>();
const sentHeaders = (): Record<string, string> => fetchMock.mock.lastCall?.[1]?.headers as Record<string, string>;
const failureOf = async (promise: Promise<unknown>): Promise<ApiFailure> => {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ApiFailure)) throw new Error('expected an ApiFailure');
  return error;
};

beforeEach(() => {
  fetchMock.mockReset();
  vi.stubGlobal('fetch', fetchMock);
  sessionStorage.clear();
});
afterEach(() => void vi.unstubAllGlobals());

describe('a call', () => {
  it('posts JSON with the client header and gives back the data', async () => {
    fetchMock.mockResolvedValue(answer(200, { data: { channels: [] } }));
    expect(await call('staff.channels.list', {})).toEqual({ channels: [] });
    expect(fetchMock.mock.lastCall?.[0]).toBe('/api/staff.channels.list');
    expect(sentHeaders()).toMatchObject({ 'x-lianke-client': 'staff' });
    expect(sentHeaders()).not.toHaveProperty('idempotency-key');
  });

  it('carries a key when it writes: a new one each time, or the given one again', async () => {
    fetchMock.mockImplementation(() => Promise.resolve(answer(200, { data: {} })));
    await write('staff.session.end', {});
    const first = sentHeaders()['idempotency-key'];
    await write('staff.session.end', {});
    expect(first).toBeTruthy();
    expect(sentHeaders()['idempotency-key']).not.toBe(first);
    await write('staff.session.end', {}, { idempotencyKey: 'same' });
    expect(sentHeaders()['idempotency-key']).toBe('same');
  });

  it('turns an error answer into words with the request id', async () => {
    fetchMock.mockResolvedValue(answer(404, { error: { code: 'customer.not_found', message: 'x', requestId: 'req_1' } }));
    const failure = await failureOf(call('staff.customers.get', { id: 'cus_1' }));
    expect(failure).toMatchObject({ code: 'customer.not_found', requestId: 'req_1', retryable: false });
    expect(describeError(failure, 'zh-CN')).toBe('找不到这位客户');
    expect(describeError(failure, 'en-US')).toBe('This customer does not exist.');
  });

  it('keeps the server’s sentence for a code it does not know', async () => {
    fetchMock.mockResolvedValue(answer(409, { error: { code: 'newer.server', message: '这是新版本才有的情况', requestId: 'req_2' } }));
    expect(describeError(await failureOf(call('staff.channels.list', {})), 'zh-CN')).toBe('这是新版本才有的情况');
  });

  it.each([
    [502, 'server.unavailable', true],
    [403, 'auth.forbidden', false],
    [429, 'rate.limited', true],
  ])('makes sense of a proxy’s page with status %i', async (status, code, retryable) => {
    fetchMock.mockResolvedValue(answer(status, '<html>nginx</html>'));
    expect(await failureOf(call('staff.channels.list', {}))).toMatchObject({ code, retryable });
  });

  it('says that the network is gone', async () => {
    fetchMock.mockRejectedValue(new TypeError('Failed to fetch'));
    const failure = await failureOf(call('staff.channels.list', {}));
    expect(failure).toMatchObject({ code: 'network', retryable: true });
    expect(describeError(failure, 'zh-CN')).toContain('网络');
  });

  it('gives up on a server that never answers', async () => {
    vi.useFakeTimers();
    fetchMock.mockImplementation(
      (_, init) => new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('aborted')))),
    );
    const failure = failureOf(call('staff.channels.list', {}));
    await vi.advanceTimersByTimeAsync(20_000);
    expect((await failure).code).toBe('timeout');
    vi.useRealTimers();
  });
});

describe('a lost session', () => {
  const unauthorised = (): Promise<Response> =>
    Promise.resolve(answer(401, { error: { code: 'auth.required', message: '', requestId: 'r' } }));

  it('goes to sign in once and comes back to this very page', async () => {
    window.history.replaceState(null, '', '/sidebar/?box=box_1&x=1');
    const go = vi.fn();
    setUpLogin({ mode: 'sidebar', onStuck: () => undefined, go });
    fetchMock.mockImplementation(unauthorised);
    await Promise.allSettled([call('staff.session.get', {}), call('staff.channels.list', {})]);
    expect(go.mock.calls).toEqual([['/auth/wecom/start?return=%2Fsidebar%2F%3Fbox%3Dbox_1%26x%3D1&mode=sidebar']]);
  });

  it('stops going round in circles', async () => {
    const go = vi.fn();
    const onStuck = vi.fn();
    fetchMock.mockImplementation(unauthorised);
    for (let visit = 0; visit < 3; visit += 1) {
      setUpLogin({ mode: 'workbench', onStuck, go });
      await Promise.allSettled([call('staff.session.get', {}), call('staff.channels.list', {})]);
    }
    expect(go).toHaveBeenCalledTimes(2);
    expect(onStuck).toHaveBeenCalledTimes(1);
  });
});
