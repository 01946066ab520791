/** Signs in through the simulator's OAuth page as a browser would; answers a function that calls staff endpoints. */
export async function signIn(
  url: string,
  simulatorUrl: string,
  userid: string,
): Promise<(endpoint: string, input?: object) => Promise<unknown>> {
  const cookies = (response: Response): string =>
    response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  const box = await fetch(`${simulatorUrl}/box/wecom/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userid }),
  });
  const start = await fetch(`${url}/auth/wecom/start?mode=sidebar`, { redirect: 'manual' });
  const authorise = await fetch(start.headers.get('location') ?? '', { redirect: 'manual', headers: { cookie: cookies(box) } });
  const back = await fetch(authorise.headers.get('location') ?? '', { redirect: 'manual', headers: { cookie: cookies(start) } });
  const headers = { cookie: cookies(back), 'x-lianke-client': 'bench', 'content-type': 'application/json' };
  return async (endpoint, input = {}) => {
    const response = await fetch(`${url}/api/${endpoint}`, { method: 'POST', headers, body: JSON.stringify(input) });
    if (!response.ok) throw new Error(`${endpoint}: ${response.status} ${await response.text()}`);
    return response.json();
  };
}
