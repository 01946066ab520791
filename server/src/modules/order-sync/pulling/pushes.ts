import { defer } from '../../../kernel/events/outbox.ts';
import type { InboxHandler } from '../../../kernel/inbox/inbox-handler.ts';
import type { Fields, FieldValue } from '../../../platforms/callback/types.ts';
import { miniProgramInbox as ownOrders } from '../../orders/index.ts';
import { fetchOneOrder } from './fetch-one.ts';

const text = (value: FieldValue | undefined): string => (typeof value === 'string' ? value : '');
const inside = (fields: Fields, name: string): Fields => {
  const value = fields[name];
  return value !== undefined && typeof value !== 'string' && !Array.isArray(value) ? value : {};
};
const eventOf = (fields: Fields): string => text(fields['Event']).toLowerCase();

/** Pushes of the mini-program: orders of ours see to theirs, the others are fetched as they are now (facts §5.9). */
export const miniProgramInbox: InboxHandler = {
  platform: 'mini_program',
  async handle(ctx, messages) {
    await ownOrders.handle(ctx, messages);
    const changed = messages
      .map((message) => message.payload as Fields)
      .filter((fields) => eventOf(fields) === 'trade_manage_order_settlement')
      .map((fields) => text(fields['transaction_id']));
    for (const reference of new Set(changed)) if (reference !== '') await defer(ctx, fetchOneOrder, { kind: 'mini_program', reference });
  },
};

/** Pushes of 微信小店: every event about an order names it in `order_info.order_id`. What it tells is not trusted, the order is fetched. */
export const wechatShopInbox: InboxHandler = {
  platform: 'wechat_shop',
  async handle(ctx, messages) {
    const changed = messages
      .map((message) => message.payload as Fields)
      .filter((fields) => eventOf(fields).startsWith('channels_ec_order_'))
      .map((fields) => text(inside(fields, 'order_info')['order_id']));
    for (const reference of new Set(changed)) if (reference !== '') await defer(ctx, fetchOneOrder, { kind: 'wechat_shop', reference });
  },
};
