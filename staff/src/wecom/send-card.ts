import type { ChatCard } from './chat-card.ts';
import { isCancel, toCardPage } from './chat-card.ts';
import { withSdk } from './sdk.ts';

/** Sends a mini-program card into the chat the sidebar sits in. `cancelled` when the member thought better of it. Throws a WecomFailure. */
export const sendCard = ({ appId, title, page, imageUrl }: ChatCard): Promise<'sent' | 'cancelled'> =>
  withSdk(async (sdk) => {
    try {
      // No timeout: the client asks the member first, who may take a while.
      await sdk.sendChatMessage({
        msgtype: 'miniprogram',
        miniprogram: { appid: appId, title, page: toCardPage(page), imgUrl: imageUrl },
      });
      return 'sent';
    } catch (reason) {
      if (isCancel(reason)) return 'cancelled';
      throw reason;
    }
  });
