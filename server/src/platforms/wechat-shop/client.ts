import { createAsk } from '../api/ask.ts';
import { explained } from '../api/errcodes.ts';
import { readAnswer } from '../api/read-answer.ts';
import { createSharedToken } from '../api/shared-token.ts';
import { createStableToken } from '../api/stable-token.ts';
import { withToken } from '../api/with-token.ts';
import { weixinErrors } from '../api/weixin-errors.ts';
import { listAnswer, orderAnswer, toOrder } from './order-answer.ts';
import type { WechatShop, WechatShopOptions } from './types.ts';

const listPath = '/channels/ec/order/list/get';
const orderPath = '/channels/ec/order/get';
const pageSize = 100;

/** Orders of 微信小店; README.md tells what of it is unconfirmed. */
export function createWechatShop(options: WechatShopOptions): WechatShop {
  const { appId, secret, kv } = options;
  const ask = createAsk(options.send, options.apiBase);
  const fetchToken = createStableToken({ ask, kv, appId, secret, tables: [weixinErrors], log: options.log });
  const token = createSharedToken({ kv, key: `token:wechat-shop:${appId}`, fetch: fetchToken });
  const call = (path: string, json: object): Promise<Record<string, unknown>> =>
    explained([weixinErrors], () =>
      withToken(token, (value) => ask({ method: 'POST', path, query: { access_token: value }, json, timeoutMs: 20_000 })),
    );

  return {
    listOrders: async ({ updatedFrom, updatedUntil, nextKey = '' }) => {
      const range = { start_time: Math.floor(updatedFrom / 1000), end_time: Math.floor(updatedUntil / 1000) };
      const answer = readAnswer(
        listPath,
        listAnswer,
        await call(listPath, { update_time_range: range, page_size: pageSize, next_key: nextKey }),
      );
      return { orderIds: answer.order_id_list, nextKey: answer.next_key, hasMore: answer.has_more };
    },
    getOrder: async (id) => toOrder(readAnswer(orderPath, orderAnswer, await call(orderPath, { order_id: id }))),
    tokenProbe: async () => ({ expiresInSeconds: (await fetchToken()).expiresInSeconds }),
  };
}
