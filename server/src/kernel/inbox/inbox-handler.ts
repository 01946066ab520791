import type { Context } from '../context.ts';
import type { Lane } from '../jobs/define-job.ts';

export type InboxPlatform = 'official_account' | 'mini_program' | 'wecom' | 'wechat_pay' | 'wechat_shop' | 'einvoice' | 'wechat_fapiao';

/** What a verified callback leaves behind. */
export interface NewInboxMessage {
  platform: InboxPlatform;
  appId: string;
  /** Unique per platform and app: a repeat is answered and changes nothing. ≤ 64 ASCII characters. */
  dedupeKey: string;
  lane: Lane;
  /** Every field of the message; sealed at rest. */
  payload: unknown;
}

export interface InboxMessage {
  id: string;
  platform: InboxPlatform;
  appId: string;
  receivedAt: number;
  payload: unknown;
}

/** Acts on messages of one platform, oldest first, inside one transaction that also marks them done. Throwing undoes all of it. */
export interface InboxHandler {
  platform: InboxPlatform;
  handle(ctx: Context, messages: readonly InboxMessage[]): Promise<void>;
}
