export interface WxRequest {
  url: string;
  method?: string;
  data?: unknown;
  header?: Record<string, string>;
}

export interface WxAnswer {
  statusCode: number;
  data: unknown;
  header: Record<string, string>;
  errMsg: string;
}

/** Any status is a success, as in WeChat; no answer is a failure. */
async function send(request: WxRequest, serverUrl: string | undefined): Promise<WxAnswer> {
  const url = new URL(request.url);
  const target = serverUrl ? new URL(url.pathname + url.search, serverUrl) : url;
  const answer = await fetch(target, {
    method: request.method ?? 'GET',
    headers: request.header ?? {},
    ...(request.data === undefined ? {} : { body: typeof request.data === 'string' ? request.data : JSON.stringify(request.data) }),
  });
  const text = await answer.text();
  let data: unknown = text;
  try {
    data = JSON.parse(text);
  } catch {
    // WeChat, too, hands over text that is no JSON.
  }
  return { statusCode: answer.status, data, header: Object.fromEntries(answer.headers), errMsg: 'request:ok' };
}

/** `wx.request` over real HTTP; `serverUrl` replaces the origin that was built in. */
export const realHttp =
  (serverUrl?: string) =>
  (request: WxRequest): Promise<WxAnswer> =>
    send(request, serverUrl);
