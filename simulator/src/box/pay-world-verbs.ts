import type { BulkInput, BulkResult } from '../pay/bulk.ts';
import { payMany } from '../pay/bulk.ts';
import type { NoticeDelivery, Notices } from '../pay/notices.ts';
import { freshId } from '../world/ids.ts';
import type { World } from '../world/world.ts';
import type { DeliverOptions } from './deliver.ts';
import { personById } from './find.ts';
import { BoxError } from './refuse.ts';

export interface ForeignInput {
  amountFen: number;
  outTradeNo?: string;
  personId?: string;
  openid?: string;
  description?: string;
  /** When it was paid; now unless told. */
  at?: number;
  /** The server hears of it. */
  notify?: boolean;
}

const FOREIGN_LIFE_MS = 86_400_000;

/** What happens around the merchant's server without its doing. */
export function payWorldVerbs(world: World, notices: Notices) {
  const { ledger, settings } = world.pay;
  return {
    /** Money that came by another way than our server: for reconciliation. */
    foreignPayment: async (input: ForeignInput, options: DeliverOptions = {}) => {
      if (!Number.isSafeInteger(input.amountFen) || input.amountFen < 1)
        throw new BoxError(400, 'bad_amount', '金额应为不小于 1 的整数（分）');
      const outTradeNo = input.outTradeNo ?? freshId('foreign_', 24);
      if (ledger.byOutTradeNo(outTradeNo)) throw new BoxError(409, 'number_used', `商户订单号已用过：${outTradeNo}`);
      const person = input.personId ? personById(world, input.personId) : world.people.all()[0];
      const transaction = ledger.add({
        appid: world.accounts.MINI_APP_ID,
        outTradeNo,
        description: input.description ?? '线下收款',
        attach: '',
        notifyUrl: `${world.addresses.callbackBase}/callbacks/wechat-pay`,
        totalFen: input.amountFen,
        openid: input.openid ?? person?.miniOpenid ?? 'oForeign',
        expiresAt: world.clock.now() + FOREIGN_LIFE_MS,
        fingerprint: '',
      });
      ledger.pay(transaction, input.at);
      let delivery: NoticeDelivery | null = null;
      if (input.notify) {
        const sending = notices.send({ of: 'transaction', transaction });
        if (options.wait !== false) delivery = await sending;
      }
      return {
        outTradeNo,
        transactionId: transaction.transactionId,
        amountFen: transaction.totalFen,
        paidAt: transaction.paidAt,
        delivery,
      };
    },
    /** The bill will not tell what happened. */
    slipBill: (input: { outTradeNo: string; leftOut?: boolean; amountFen?: number }) => {
      const transaction = ledger.byOutTradeNo(input.outTradeNo);
      if (!transaction) throw new BoxError(404, 'no_transaction', `没有这笔订单：${input.outTradeNo}`);
      transaction.billSlip = { leftOut: input.leftOut ?? false, amountFen: input.amountFen };
      return {
        outTradeNo: transaction.outTradeNo,
        leftOut: transaction.billSlip.leftOut,
        amountFen: input.amountFen ?? transaction.totalFen,
      };
    },
    billsReady: (input: { ready: boolean }) => {
      settings.billsReady = input.ready;
      return { ready: settings.billsReady };
    },
    payMany: (input: BulkInput): Promise<BulkResult> => payMany(world, notices, input),
  };
}
