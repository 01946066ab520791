// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readBox } from './box.ts';
import type { WeixinJSBridge } from './stand-in.ts';
import { installStandIn } from './stand-in.ts';
import { prepareWecom } from './prepare.ts';

type DemoWindow = Window & { WeixinJSBridge?: WeixinJSBridge };
const demo = window as DemoWindow;
const bodyOf = (init?: RequestInit): string => (typeof init?.body === 'string' ? init.body : '');
const plainUserAgent = navigator.userAgent;
const invoke = (name: string, params = {}) =>
  new Promise<Record<string, unknown>>((resolve) => demo.WeixinJSBridge?.invoke(name, params, resolve));

beforeEach(() => {
  sessionStorage.clear();
  window.history.replaceState(null, '', '/sidebar/?box=box_7#part');
});
afterEach(() => {
  vi.unstubAllGlobals();
  delete demo.WeixinJSBridge;
  Object.defineProperty(navigator, 'userAgent', { configurable: true, get: () => plainUserAgent });
});

describe('the stand-in for the WeCom client', () => {
  it('looks like WeCom and says that the bridge is ready', () => {
    const ready = vi.fn();
    document.addEventListener('WeixinJSBridgeReady', ready, { once: true });
    installStandIn({ simulatorUrl: 'http://sim', box: 'box_7', window: demo, fetch: vi.fn() });
    expect(navigator.userAgent).toMatch(/wxwork\/4\.1\.36 MicroMessenger\/7\.0\.1$/);
    expect(ready).toHaveBeenCalledTimes(1);
  });

  it('passes a call on with the address as it is signed, and the answer back', async () => {
    const fetchMock = vi.fn<typeof fetch>(() => Promise.resolve(new Response('{"err_msg":"getContext:ok","entry":"single_chat_tools"}')));
    installStandIn({ simulatorUrl: 'http://sim', box: 'box_7', window: demo, fetch: fetchMock });
    expect(await invoke('getContext', { a: 1 })).toMatchObject({ entry: 'single_chat_tools' });
    expect(fetchMock.mock.lastCall?.[0]).toBe('http://sim/box/wecom/invoke');
    expect(JSON.parse(bodyOf(fetchMock.mock.lastCall?.[1]))).toEqual({
      box: 'box_7',
      name: 'getContext',
      params: { a: 1 },
      url: window.location.href.split('#')[0],
    });
  });

  it('answers with a failure, as the client would, when the simulator is gone', async () => {
    installStandIn({ simulatorUrl: 'http://sim', box: 'b', window: demo, fetch: vi.fn(() => Promise.reject(new TypeError('down'))) });
    expect(await invoke('getContext')).toEqual({ err_msg: 'getContext:fail simulator unreachable' });
  });
});

describe('preparing the page', () => {
  const config = (body: unknown): void =>
    vi.stubGlobal(
      'fetch',
      vi.fn(() => Promise.resolve(new Response(JSON.stringify(body)))),
    ) as unknown as void;

  it('remembers the box over the sign-in redirect', () => {
    expect(readBox('?box=box_7', sessionStorage)).toBe('box_7');
    expect(readBox('', sessionStorage)).toBe('box_7');
  });

  it('installs nothing outside demo mode, whatever the address says', async () => {
    config({ simulatorUrl: null });
    await prepareWecom();
    expect(demo.WeixinJSBridge).toBeUndefined();
    expect(navigator.userAgent).toBe(plainUserAgent);
  });

  it('installs nothing without a box', async () => {
    window.history.replaceState(null, '', '/sidebar/');
    config({ simulatorUrl: 'http://sim' });
    await prepareWecom();
    expect(demo.WeixinJSBridge).toBeUndefined();
  });

  it('lets the real SDK learn the customer', async () => {
    const answers: Record<string, object> = {
      agentConfig: { err_msg: 'agentConfig:ok' },
      getContext: { err_msg: 'getContext:ok', entry: 'single_chat_tools' },
      getCurExternalContact: { err_msg: 'getCurExternalContact:ok', userId: 'wmAAA' },
    };
    const signature = { timestamp: 1, nonceStr: 'n', signature: 's' };
    const fetchMock = vi.fn<typeof fetch>((url, init) => {
      if (url === '/client-config.json') return Promise.resolve(new Response('{"simulatorUrl":"http://sim/"}'));
      if (url === '/api/staff.session.sign-js-sdk') {
        return Promise.resolve(
          new Response(JSON.stringify({ data: { corpId: 'ww1', agentId: '1000002', config: signature, agentConfig: signature } })),
        );
      }
      const { name } = JSON.parse(bodyOf(init)) as { name: string };
      return Promise.resolve(new Response(JSON.stringify(answers[name] ?? { err_msg: `${name}:fail` })));
    });
    vi.stubGlobal('fetch', fetchMock);
    await prepareWecom();
    const { askCurrentCustomer } = await import('./current-customer.ts');
    expect(await askCurrentCustomer()).toBe('wmAAA');
    const agentConfig = fetchMock.mock.calls.map(([, init]) => bodyOf(init)).find((body) => body.includes('"agentConfig"'));
    expect(agentConfig).toContain('"corpid":"ww1"');
  });
});
