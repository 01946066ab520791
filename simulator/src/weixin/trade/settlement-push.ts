import type { Push } from '../../callbacks/push.ts';
import { payKeys } from '../../pay/keys.ts';
import type { Transaction } from '../../pay/ledger.ts';
import { originalId } from '../../world/accounts.ts';
import { stableId } from '../../world/ids.ts';
import type { World } from '../../world/world.ts';

const AUTO_CONFIRM_SECONDS = 10 * 86_400;
const seconds = (ms: number): number => Math.floor(ms / 1000);

/** Pushed twice: when all is on its way, and when the money is free. */
export function settlementPush(world: World, transaction: Transaction): Push {
  const shippedAt = seconds(transaction.shipping?.shippedAt ?? 0);
  const settled = transaction.confirmedAt > 0;
  return {
    platform: 'mini-program',
    fields: {
      ToUserName: originalId(world.accounts.MINI_APP_ID),
      FromUserName: stableId('oSYS', 28, 'trade-manage'),
      CreateTime: world.clock.seconds(),
      MsgType: 'event',
      Event: 'trade_manage_order_settlement',
      transaction_id: transaction.transactionId,
      merchant_id: payKeys().mchId,
      sub_merchant_id: '',
      merchant_trade_no: transaction.outTradeNo,
      pay_time: seconds(transaction.paidAt),
      shipped_time: shippedAt,
      ...(settled
        ? {
            confirm_receive_method: transaction.confirmMethod,
            confirm_receive_time: seconds(transaction.confirmedAt),
            settlement_time: seconds(transaction.confirmedAt),
          }
        : { estimated_settlement_time: shippedAt + AUTO_CONFIRM_SECONDS }),
    },
  };
}
