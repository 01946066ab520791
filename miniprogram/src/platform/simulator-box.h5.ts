/** The H5 build is the demo: WeChat's part is played by the simulator, whose address comes with the page. */
import { PlatformFailure } from './failure';
import type { PaymentParams } from './types';

const remembered = { box: 'lianke.box', person: 'lianke.person' } as const;

const inAddress = (name: 'box' | 'person'): string | null => new URLSearchParams(window.location.search).get(name);

/** Who is holding the demo phone, as far as known without asking anybody. */
export function knownPerson(): string | null {
  return inAddress('person') ?? window.sessionStorage.getItem(remembered.person);
}

export function rememberAddress(): void {
  for (const name of ['box', 'person'] as const) {
    const value = inAddress(name);
    if (value) window.sessionStorage.setItem(remembered[name], value);
  }
}

async function readJson(url: string, init?: RequestInit): Promise<Record<string, unknown>> {
  const answer = await fetch(url, init).catch(() => undefined);
  if (!answer) throw new PlatformFailure('network.offline');
  const body: unknown = await answer.json().catch(() => undefined);
  if (!answer.ok || typeof body !== 'object' || body === null) throw new PlatformFailure('login.failed');
  return body as Record<string, unknown>;
}

async function findBox(): Promise<string> {
  const known = inAddress('box') ?? window.sessionStorage.getItem(remembered.box);
  if (known) return known;
  const { simulatorUrl } = await readJson('/client-config.json');
  if (typeof simulatorUrl !== 'string') throw new PlatformFailure('login.demo_only');
  window.sessionStorage.setItem(remembered.box, simulatorUrl);
  return simulatorUrl;
}

async function findPerson(box: string): Promise<string> {
  const known = knownPerson();
  if (known) return known;
  const { persons } = await readJson(`${box}/box/state`);
  const first = Array.isArray(persons) ? (persons[0] as { id?: unknown } | undefined) : undefined;
  if (typeof first?.id !== 'string') throw new PlatformFailure('login.failed');
  window.sessionStorage.setItem(remembered.person, first.id);
  return first.id;
}

/** The code WeChat would hand to the mini-program for this person. */
export async function askBox(verb: 'wx-login' | 'phone-code'): Promise<string> {
  const box = (await findBox()).replace(/\/$/, '');
  const person = await findPerson(box);
  const { code } = await readJson(`${box}/box/persons/${encodeURIComponent(person)}/${verb}`, { method: 'POST' });
  if (typeof code !== 'string') throw new PlatformFailure('login.failed');
  return code;
}

/** WeChat's payment sheet has been answered: the simulator checks the signature, moves the money and tells the server. */
export async function payInBox(params: PaymentParams, outcome: 'pay' | 'cancel'): Promise<boolean> {
  const box = (await findBox()).replace(/\/$/, '');
  const personId = await findPerson(box);
  const { result } = await readJson(`${box}/box/pay/request-payment`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ personId, params, outcome }),
  });
  return result === 'ok';
}
