import type { EndpointName, Input, Output } from '@lianke/shared/api';
import { postJson } from './post-json.ts';

export type Call = <N extends EndpointName>(name: N, input: Input<N>) => Promise<Output<N>>;

const caller =
  (serverUrl: string, headers: Record<string, string>): Call =>
  async <N extends EndpointName>(name: N, input: Input<N>) =>
    (await postJson<{ data: Output<N> }>(`${serverUrl}/api/${name}`, input, headers)).data;

/** Signs a member of staff in as a browser would: our page → WeCom's login page (the simulator's) → back with a code → cookie. */
export async function staffCookie(serverUrl: string, userid: string): Promise<string> {
  const cookies = new Map<string, string>();
  let url = new URL('/auth/wecom/start', serverUrl);
  for (let hop = 0; hop < 6; hop += 1) {
    const own = url.origin === new URL(serverUrl).origin;
    if (!own) url.searchParams.set('sim_userid', userid); // stands for the click on that person
    const answer = await fetch(url, { redirect: 'manual', headers: own ? { cookie: joined(cookies) } : {} });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (own) cookies.set(name, value);
    }
    const next = answer.headers.get('location');
    if (!next) throw new Error(`sign-in stopped at ${url.href} (${answer.status})`);
    url = new URL(next, url);
    if (url.pathname.startsWith('/workbench/')) break;
  }
  if (url.searchParams.has('error')) throw new Error(`sign-in as ${userid} was refused: ${url.searchParams.get('error')}`);
  return joined(cookies);
}

export async function signInAsStaff(serverUrl: string, userid: string): Promise<Call> {
  return caller(serverUrl, { cookie: await staffCookie(serverUrl, userid), 'x-lianke-client': 'sample-data' });
}

/** Opens the mini-program: a code from WeChat for a session of ours. */
export async function signInAsMember(serverUrl: string, code: string): Promise<Call> {
  const { token } = await caller(serverUrl, {})('member.session.login', { code });
  return caller(serverUrl, { authorization: `Bearer ${token}` });
}

const joined = (cookies: Map<string, string>): string => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
