import { AppError } from '../../kernel/errors.ts';
import type { Ask } from '../api/ask.ts';
import { explained } from '../api/errcodes.ts';
import type { SharedToken } from '../api/shared-token.ts';
import { withToken } from '../api/with-token.ts';
import { weixinErrors } from '../api/weixin-errors.ts';
import { tradeErrors } from './errors.ts';
import type { TradeKey } from './trade-orders.ts';

export type TradeCall = (name: string, json: object) => Promise<Record<string, unknown>>;

/** One call below `/wxa/sec/order/`. */
export function createTradeCall(ask: Ask, token: SharedToken): TradeCall {
  return (name, json) =>
    explained([tradeErrors, weixinErrors], () =>
      withToken(token, (value) =>
        ask({ method: 'POST', path: `/wxa/sec/order/${name}`, query: { access_token: value }, json, timeoutMs: 20_000 }),
      ),
    );
}

/** How `get_order` and `notify_confirm_receive` name a payment. */
export const tradeIds = (key: TradeKey): object =>
  'transactionId' in key ? { transaction_id: key.transactionId } : { merchant_id: key.mchId, merchant_trade_no: key.outTradeNo };

/** Runs a call whose listed errcodes are outcomes, not failures. */
export async function withOutcomes<O extends string>(outcomes: Readonly<Record<number, O>>, call: () => Promise<O>): Promise<O> {
  try {
    return await call();
  } catch (error) {
    const outcome = error instanceof AppError ? outcomes[Number(error.data?.['errcode'])] : undefined;
    if (outcome === undefined) throw error;
    return outcome;
  }
}
