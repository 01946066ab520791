import type { ChatCard } from './chat-card.ts';
import { isCancel, toCardPage } from './chat-card.ts';
import { withSdk } from './sdk.ts';

/**
 * Sends a mini-program card into the chat the sidebar sits in. `cancelled` when the member thought better of it. Throws a WecomFailure.
 * Whether every client asks the member first is unconfirmed (facts: wecom.md §4.5); both ways end here.
 */
export const sendCard = ({ appId, title, page, imageUrl }: ChatCard): Promise<'sent' | 'cancelled'> =>
  withSdk(async (sdk) => {
    try {
      // No timeout: where the client asks the member first, that may take a while.
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
