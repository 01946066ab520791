export interface LoginUrlInput {
  corpId: string;
  agentId: string;
  /** Absolute; its host must be one of the app's trusted domains (port included for the web login). */
  redirectUri: string;
  /** Letters and digits, at most 128 bytes. */
  state: string;
}

/** Inside WeCom (facts §4.2): where to send the browser so that it comes back with `?code=&state=`. `openBase` is `https://open.weixin.qq.com`. */
export function buildOauthUrl(openBase: string, { corpId, agentId, redirectUri, state }: LoginUrlInput): string {
  const query = encoded({ appid: corpId, redirect_uri: redirectUri, response_type: 'code', scope: 'snsapi_base', state, agentid: agentId });
  return `${openBase}/connect/oauth2/authorize?${query}#wechat_redirect`;
}

/** In an ordinary desktop browser (facts §4.3). `loginBase` is `https://login.work.weixin.qq.com`. */
export function buildWebLoginUrl(loginBase: string, { corpId, agentId, redirectUri, state }: LoginUrlInput): string {
  const query = encoded({ login_type: 'CorpApp', appid: corpId, agentid: agentId, redirect_uri: redirectUri, state });
  return `${loginBase}/wwlogin/sso/login?${query}`;
}

/** In the order given, as the pages document it. */
function encoded(parameters: Record<string, string>): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}
