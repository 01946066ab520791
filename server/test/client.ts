import type { EndpointName, Input, Output } from '@lianke/shared/api';
import type { TestShop } from './test-shop.ts';

export interface Answer<N extends EndpointName> {
  status: number;
  data?: Output<N>;
  error?: { code: string; message: string; data?: Record<string, unknown>; requestId: string };
}

type Headers = Record<string, string>;

/** Calls an endpoint over HTTP the way a client does. */
export async function post<N extends EndpointName>(url: string, name: N, input: Input<N>, headers: Headers = {}): Promise<Answer<N>> {
  const response = await fetch(`${url}/api/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(input),
  });
  return { status: response.status, ...((await response.json()) as Omit<Answer<N>, 'status'>) };
}

/** Signs a member of staff in through the simulator's OAuth page, as a browser would; answers the headers of later calls. */
export async function signInStaff(shop: Pick<TestShop, 'url' | 'simulator'>, userid: string): Promise<Headers> {
  const session = await fetch(`${shop.simulator.url}/box/wecom/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userid }),
  });
  const boxCookie = cookiesOf(session);
  const start = await fetch(`${shop.url}/auth/wecom/start?mode=sidebar&return=/workbench/`, { redirect: 'manual' });
  const attempt = cookiesOf(start);
  const authorise = await fetch(start.headers.get('location') ?? '', { redirect: 'manual', headers: { cookie: boxCookie } });
  const back = await fetch(authorise.headers.get('location') ?? '', { redirect: 'manual', headers: { cookie: attempt } });
  const cookie = cookiesOf(back);
  if (!cookie.includes('lianke_staff=')) throw new Error(`sign-in failed: ${back.status} ${back.headers.get('location')}`);
  return { cookie, 'x-lianke-client': 'test' };
}

const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

/** Opens the mini-program as this person; answers the headers of later calls. */
export async function logInMember(shop: Pick<TestShop, 'url' | 'simulator'>, personId: string): Promise<Headers> {
  const { code } = shop.simulator.control.wxLogin(personId);
  const { data, error } = await post(shop.url, 'member.session.login', { code });
  if (!data) throw new Error(`login failed: ${error?.code}`);
  return { authorization: `Bearer ${data.token}` };
}

/** Accepts the privacy notice and binds the phone. */
export async function bindPhone(
  shop: Pick<TestShop, 'url' | 'simulator'>,
  personId: string,
  member: Headers,
): Promise<Answer<'member.profile.bind-phone'>> {
  const { data } = await post(shop.url, 'member.privacy.get', {});
  await post(shop.url, 'member.privacy.agree', { textVersion: data?.textVersion ?? '' }, member);
  return post(shop.url, 'member.profile.bind-phone', { code: shop.simulator.control.phoneCode(personId).code }, member);
}
