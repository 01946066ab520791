import { callMs, withSdk } from './sdk.ts';
import { WecomFailure, withTimeout } from './wecom-failure.ts';

const entriesWithCustomer = ['single_chat_tools', 'contact_profile', 'chat_attachment', 'single_kf_tools'];

/** Whose chat this sidebar sits in: asks the WeCom client, which knows; the address does not. */
export const askCurrentCustomer = (): Promise<string> =>
  withSdk(async (sdk) => {
    const { entry } = await withTimeout(sdk.getContext(), callMs);
    if (!entriesWithCustomer.includes(entry)) throw new WecomFailure('wrong_entry', entry);
    const { userId } = await withTimeout(sdk.getCurExternalContact(), callMs);
    return userId;
  });
