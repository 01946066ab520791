import type { EndpointName, Input, Output } from '@lianke/shared/api';
import type { Product } from './start-product.ts';

/** A person opens the mini-program and binds the phone, by the calls the mini-program makes: for tests that are about something else. */
export async function bindPhone({ serverUrl, box }: Pick<Product, 'serverUrl' | 'box'>, personId: string): Promise<void> {
  const { token } = await call(serverUrl, 'member.session.login', { code: await box.loginCode(personId) });
  const { textVersion } = await call(serverUrl, 'member.privacy.get', {}, token);
  await call(serverUrl, 'member.privacy.agree', { textVersion }, token);
  await call(serverUrl, 'member.profile.bind-phone', { code: await box.phoneCode(personId) }, token);
}

async function call<N extends EndpointName>(serverUrl: string, name: N, input: Input<N>, token?: string): Promise<Output<N>> {
  const answer = await fetch(`${serverUrl}/api/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(input),
  });
  if (!answer.ok) throw new Error(`${name}: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { data: Output<N> }).data;
}
