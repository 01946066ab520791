/**
 * Plays the part of the WeCom client's web view in an ordinary browser, so that the real @wecom/jssdk runs in the demo.
 * Must be installed before the SDK is imported: it reads the user agent and the bridge once, at import.
 */
export interface StandInOptions {
  simulatorUrl: string;
  box: string;
  window: Window & { WeixinJSBridge?: WeixinJSBridge };
  fetch: typeof fetch;
}

type Params = Record<string, unknown>;
export interface WeixinJSBridge {
  invoke: (name: string, params: Params, callback?: (answer: Params) => void) => void;
  on: (name: string, callback: (answer: Params) => void) => void;
}

const wecomUserAgentSuffix = ' wxwork/4.1.36 MicroMessenger/7.0.1';

export function installStandIn({ simulatorUrl, box, window, fetch }: StandInOptions): void {
  const userAgent = window.navigator.userAgent + wecomUserAgentSuffix;
  Object.defineProperty(window.navigator, 'userAgent', { configurable: true, get: () => userAgent });

  const ask = async (name: string, params: Params): Promise<Params> => {
    const url = window.location.href.split('#')[0];
    try {
      const response = await fetch(`${simulatorUrl}/box/wecom/invoke`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ box, name, params, url }),
      });
      if (!response.ok) return { err_msg: `${name}:fail simulator answered ${response.status}` };
      return (await response.json()) as Params;
    } catch {
      return { err_msg: `${name}:fail simulator unreachable` };
    }
  };

  window.WeixinJSBridge = {
    invoke: (name, params, callback) => void ask(name, params ?? {}).then((answer) => callback?.(answer)),
    on: () => undefined,
  };
  window.document.dispatchEvent(new Event('WeixinJSBridgeReady'));
}
