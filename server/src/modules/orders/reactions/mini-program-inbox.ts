import { defer } from '../../../kernel/events/outbox.ts';
import type { InboxHandler } from '../../../kernel/inbox/inbox-handler.ts';
import type { Fields } from '../../../platforms/callback/types.ts';
import { askTradeOrder } from '../completing/ask-trade-order.ts';

/** Pushed when goods were sent and when they were received (facts §5.9); which of the two, WeChat is asked. */
const settlement = 'trade_manage_order_settlement';

const text = (fields: Fields, name: string): string => (typeof fields[name] === 'string' ? fields[name] : '');

/** Pushes of the mini-program. Those about orders have WeChat asked; nothing else is acted on before tickets exist. */
export const miniProgramInbox: InboxHandler = {
  platform: 'mini_program',
  async handle(ctx, messages) {
    const about = messages
      .map((message) => message.payload as Fields)
      .filter((fields) => text(fields, 'Event').toLowerCase() === settlement)
      .map((fields) => text(fields, 'transaction_id'));
    for (const transactionId of new Set(about)) if (transactionId !== '') await defer(ctx, askTradeOrder, { transactionId });
  },
};
