import type { Sender } from '../callbacks/sender.ts';
import { settlementPush } from '../weixin/trade/settlement-push.ts';
import { stateOf } from '../weixin/trade/trade-view.ts';
import type { World } from '../world/world.ts';
import type { DeliverOptions } from './deliver.ts';
import { deliver } from './deliver.ts';
import { BoxError } from './refuse.ts';

const MOST_ORDERS = 2_000_000;

/** What buyers do with their parcels, and orders nobody has placed. */
export function tradeVerbs(world: World, sender: Sender) {
  return {
    /** The buyer confirms the receipt, or (method 2) the ten days are over. */
    confirmReceipt: async (input: { outTradeNo: string; method?: 1 | 2 }, options: DeliverOptions = {}) => {
      const transaction = world.pay.ledger.byOutTradeNo(input.outTradeNo);
      if (!transaction) throw new BoxError(404, 'no_transaction', `没有这笔订单：${input.outTradeNo}`);
      if (stateOf(transaction) !== 2) throw new BoxError(409, 'not_shipped', '订单还没有发货，或已经完成');
      transaction.confirmedAt = world.clock.now();
      transaction.confirmMethod = input.method ?? 1;
      return { delivery: await deliver(sender, settlementPush(world, transaction), options) };
    },
    seedMiniOrders: (input: { count: number }) => {
      if (!Number.isInteger(input.count) || input.count < 0 || input.count > MOST_ORDERS)
        throw new BoxError(400, 'bad_count', '订单数不合法');
      const openids = world.people.all().map((person) => person.miniOpenid);
      return world.miniOrders.seed(input.count, world.clock.now(), openids);
    },
  };
}
