import type { NoticeKind, PayFaultKind } from '../pay/faults.ts';
import { PAY_FAULT_KINDS } from '../pay/faults.ts';
import type { Transaction } from '../pay/ledger.ts';
import { refundedFen } from '../pay/ledger.ts';
import type { Notices } from '../pay/notices.ts';
import type { Material, RefundMode } from '../pay/platform.ts';
import { endRefund } from '../pay/settle-refunds.ts';
import type { World } from '../world/world.ts';
import { BoxError } from './refuse.ts';

export interface PayFaultInput {
  kind: PayFaultKind;
  of?: NoticeKind;
  path?: string;
  times?: number;
  ms?: number;
}

const transactionLine = (transaction: Transaction) => ({
  outTradeNo: transaction.outTradeNo,
  transactionId: transaction.transactionId,
  appid: transaction.appid,
  openid: transaction.openid,
  description: transaction.description,
  totalFen: transaction.totalFen,
  state: transaction.state,
  createdAt: transaction.createdAt,
  paidAt: transaction.paidAt,
  refundedFen: refundedFen(transaction),
  refunds: transaction.refunds.map(({ outRefundNo, refundId, amountFen, status }) => ({ outRefundNo, refundId, amountFen, status })),
});

const MOST_LINES = 5_000;

export function paySettingVerbs(world: World, notices: Notices) {
  const { faults, ledger, settings } = world.pay;
  return {
    setPayFault: (input: PayFaultInput) => {
      if (!PAY_FAULT_KINDS.includes(input.kind)) throw new BoxError(400, 'bad_fault', `没有这种故障：${String(input.kind)}`);
      faults.add({
        kind: input.kind,
        ...(input.of ? { of: input.of } : {}),
        ...(input.path ? { path: input.path } : {}),
        left: input.times ?? 1,
        ms: input.ms ?? 0,
      });
      return { faults: faults.all() };
    },
    clearPayFaults: () => {
      faults.clear();
      return { faults: [] };
    },
    setPaySpeed: (input: { factor: number }) => {
      if (!(input.factor >= 0)) throw new BoxError(400, 'bad_factor', '倍数应为不小于 0 的数');
      settings.speed = input.factor;
      return { factor: settings.speed };
    },
    setPayMaterial: (input: { use: Material }) => {
      if (input.use !== 'public_key' && input.use !== 'certificate')
        throw new BoxError(400, 'bad_material', '只有 public_key 和 certificate');
      settings.material = input.use;
      return { use: settings.material };
    },
    setRefundMode: (input: { mode: RefundMode; afterMs?: number }) => {
      if (!['success', 'processing', 'abnormal'].includes(input.mode))
        throw new BoxError(400, 'bad_mode', `没有这种退款方式：${String(input.mode)}`);
      settings.refundMode = input.mode;
      settings.refundAfterMs = input.afterMs ?? 0;
      return { mode: settings.refundMode, afterMs: settings.refundAfterMs };
    },
    /** Refunds that wait (mode `processing`) reach their end now. */
    settleRefunds: (input: { outRefundNo?: string; status?: 'SUCCESS' | 'ABNORMAL' } = {}) => {
      let settled = 0;
      for (const refund of ledger.refunds()) {
        if (refund.status !== 'PROCESSING' || (input.outRefundNo !== undefined && refund.outRefundNo !== input.outRefundNo)) continue;
        endRefund(world, notices, refund, input.status ?? 'SUCCESS');
        settled += 1;
      }
      return { settled };
    },
    setPayOptions: (input: { anyOpenid?: boolean; shippingDelayMs?: number }) => {
      Object.assign(settings, input);
      return { anyOpenid: settings.anyOpenid, shippingDelayMs: settings.shippingDelayMs };
    },
    /** Every transaction in the order they came, by pages, and the sums of all. */
    payTransactions: (query: { outTradeNo?: string; after?: number; limit?: number } = {}) => {
      const lines = [];
      const sums = { count: 0, paid: 0, closed: 0, paidFen: 0, refundedFen: 0 };
      const limit = Math.min(query.limit ?? MOST_LINES, MOST_LINES);
      for (const transaction of ledger.all()) {
        sums.count += 1;
        if (transaction.state === 'CLOSED') sums.closed += 1;
        if (transaction.paidAt > 0) {
          sums.paid += 1;
          sums.paidFen += transaction.totalFen;
          sums.refundedFen += refundedFen(transaction);
        }
        const wanted = query.outTradeNo === undefined ? sums.count > (query.after ?? 0) : transaction.outTradeNo === query.outTradeNo;
        if (wanted && lines.length < limit) lines.push(transactionLine(transaction));
      }
      return { sums, notices: { ...world.pay.counts, pending: notices.pending() }, settings: { ...settings }, transactions: lines };
    },
  };
}
