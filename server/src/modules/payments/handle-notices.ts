import type { InboxHandler } from '../../kernel/inbox/inbox-handler.ts';
import type { WechatPayNotice } from '../../platforms/wechat-pay/types.ts';
import { settlePayments } from './money/settle-payments.ts';
import { settleRefunds } from './money/settle-refunds.ts';
import type { PayablePart } from './payable-part.ts';

/** WeChat Pay's notices, many in one transaction: first what was paid, then what went back, whatever order they came in. */
export const createNoticeInbox = (parts: readonly PayablePart[]): InboxHandler => ({
  platform: 'wechat_pay',
  async handle(ctx, messages) {
    const notices = messages.map((message) => (message.payload as { notice: WechatPayNotice }).notice);
    await settlePayments(
      ctx,
      parts,
      notices.flatMap((it) => (it.kind === 'transaction' ? [it.data] : [])),
    );
    await settleRefunds(
      ctx,
      parts,
      notices.flatMap((it) => (it.kind === 'refund' ? [it.data] : [])),
    );
    for (const it of notices)
      if (it.kind === 'other') ctx.log.info({ eventType: it.eventType }, 'a notice of WeChat Pay that nobody acts on');
  },
});
