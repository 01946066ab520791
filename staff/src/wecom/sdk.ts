import type * as JsSdk from '@wecom/jssdk';
import { call } from '../api/call.ts';
import { isWecom } from './prepare.ts';
import { toWecomFailure, WecomFailure } from './wecom-failure.ts';

type Sdk = typeof JsSdk;

export const callMs = 6_000;

let registered: Promise<Sdk> | null = null;

/** Does something with the WeCom client's SDK, which is registered once per page and anew after anything failed. Throws a WecomFailure. */
export async function withSdk<T>(work: (sdk: Sdk) => Promise<T>): Promise<T> {
  if (!isWecom()) throw new WecomFailure('not_in_wecom');
  registered ??= register();
  try {
    return await work(await registered);
  } catch (reason) {
    registered = null;
    throw toWecomFailure(reason);
  }
}

async function register(): Promise<Sdk> {
  const url = window.location.href.split('#')[0] ?? '';
  const [sdk, first] = await Promise.all([import('@wecom/jssdk'), call('staff.session.sign-js-sdk', { url })]);
  // The SDK asks again with the address of that moment when the page's own address changed, so nothing is kept by page.
  const sign = (at: string): Promise<typeof first> =>
    at === url ? Promise.resolve(first) : call('staff.session.sign-js-sdk', { url: at });
  await new Promise<void>((resolve, reject) => {
    sdk.register({
      corpId: first.corpId,
      agentId: first.agentId,
      jsApiList: ['getContext', 'getCurExternalContact', 'sendChatMessage', 'scanQRCode'],
      getConfigSignature: async (at) => (await sign(at)).config,
      getAgentConfigSignature: async (at) => (await sign(at)).agentConfig,
      onAgentConfigSuccess: () => resolve(),
      onAgentConfigFail: (result: unknown) => reject(toWecomFailure(result)),
      onConfigFail: (result: unknown) => reject(toWecomFailure(result)),
    });
    // Registration is lazy in some clients; the calls below carry their own timeout.
    setTimeout(resolve, callMs);
  });
  return sdk;
}
