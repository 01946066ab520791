import type * as JsSdk from '@wecom/jssdk';
import { call } from '../api/call.ts';
import { isWecom } from './prepare.ts';
import { toWecomFailure, WecomFailure, withTimeout } from './wecom-failure.ts';

type Sdk = typeof JsSdk;

const callMs = 6_000;
const entriesWithCustomer = ['single_chat_tools', 'contact_profile', 'chat_attachment', 'single_kf_tools'];

let registered: Promise<Sdk> | null = null;

/** Whose chat this sidebar sits in: asks the WeCom client, which knows; the address does not. */
export async function askCurrentCustomer(): Promise<string> {
  if (!isWecom()) throw new WecomFailure('not_in_wecom');
  registered ??= register();
  try {
    const sdk = await registered;
    const { entry } = await withTimeout(sdk.getContext(), callMs);
    if (!entriesWithCustomer.includes(entry)) throw new WecomFailure('wrong_entry', entry);
    const { userId } = await withTimeout(sdk.getCurExternalContact(), callMs);
    return userId;
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
      jsApiList: ['getContext', 'getCurExternalContact'],
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
