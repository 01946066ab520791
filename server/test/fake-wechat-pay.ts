import { formatChinaDay } from '@lianke/shared';
import { AppError } from '../src/kernel/errors.ts';
import type { BillRow, RefundStatus, WechatPay, WechatPayRefund, WechatPayTransaction } from '../src/platforms/wechat-pay/types.ts';

export type Call = 'prepay' | 'queryOrder' | 'closeOrder' | 'refund' | 'queryRefund' | 'tradeBill';

export interface FakeWechatPay extends WechatPay {
  /** Somebody pays it in WeChat; answers what a notice would say. */
  pay(outTradeNo: string, change?: Partial<WechatPayTransaction>): WechatPayTransaction;
  transactions: Map<string, WechatPayTransaction>;
  refunds: Map<string, WechatPayRefund>;
  /** How new refunds begin. */
  refundsBegin: RefundStatus;
  /** Every call made, in order. */
  calls: string[];
  /** Runs before a call does anything; throwing is a call that never arrived. */
  before: (call: Call, number: string) => void | Promise<void>;
  /** Runs after a call has done it; throwing is an answer that was lost. */
  after: (call: Call, number: string) => void | Promise<void>;
  /** Lines that the bills have besides (or, by number, instead of) what happened here. */
  billLines: { day: string; row: BillRow }[];
  leftOut: Set<string>;
  billState: 'ready' | 'not_ready';
  /** As new. */
  forget(): void;
}

/** WeChat Pay as a test wants it, to the letter of the port: for races and lost answers. What it really says is tested against the simulator. */
export function createFakeWechatPay(clock: { now(): number }): FakeWechatPay {
  let serial = 0;
  const numbered = (head: string): string => `${head}${String((serial += 1)).padStart(10, '0')}`;
  const refused = (reason: string): AppError => new AppError('payment.refused', { reason, wxCode: reason.toUpperCase() });
  const call = async <T>(name: Call, number: string, run: () => T): Promise<T> => {
    fake.calls.push(`${name} ${number}`);
    await fake.before(name, number);
    const answer = run();
    await fake.after(name, number);
    return answer;
  };
  const isPaid = (it: WechatPayTransaction): boolean => it.tradeState === 'SUCCESS' || it.tradeState === 'REFUND';

  const fake: FakeWechatPay = {
    mchId: '1900000009',
    appId: 'wxmini',
    ...fresh(),
    forget: () => void Object.assign(fake, fresh()),

    pay: (outTradeNo, change = {}) => {
      const known = fake.transactions.get(outTradeNo);
      if (!known) throw new Error(`WeChat never heard of ${outTradeNo}`);
      const paid: WechatPayTransaction = {
        ...known,
        transactionId: numbered('4200002026'),
        tradeState: 'SUCCESS',
        payerTotalFen: known.totalFen,
        paidAt: clock.now(),
        ...change,
      };
      fake.transactions.set(outTradeNo, paid);
      return paid;
    },

    prepay: (input) =>
      call('prepay', input.outTradeNo, () => {
        const known = fake.transactions.get(input.outTradeNo);
        if (known && isPaid(known)) throw refused('already_paid');
        if (known?.tradeState === 'CLOSED') throw refused('order_closed');
        fake.transactions.set(input.outTradeNo, {
          appId: 'wxmini',
          mchId: '1900000009',
          outTradeNo: input.outTradeNo,
          transactionId: null,
          tradeState: 'NOTPAY',
          totalFen: input.totalFen,
          payerTotalFen: null,
          openid: input.openid,
          paidAt: null,
          attach: '',
        });
        return { prepayId: numbered('wx') };
      }),
    paymentParams: (prepayId) =>
      Promise.resolve({ timeStamp: '1', nonceStr: 'n', package: `prepay_id=${prepayId}`, signType: 'RSA', paySign: 's' }),
    queryOrder: (number) => call('queryOrder', number, () => fake.transactions.get(number) ?? null),
    closeOrder: (number) =>
      call('closeOrder', number, () => {
        const known = fake.transactions.get(number);
        if (known && isPaid(known)) return 'paid';
        if (known) fake.transactions.set(number, { ...known, tradeState: 'CLOSED' });
        return 'closed';
      }),
    refund: (input) =>
      call('refund', input.outRefundNo, () => {
        const known = fake.refunds.get(input.outRefundNo);
        if (known) return known;
        const of = fake.transactions.get(input.outTradeNo);
        if (!of || !isPaid(of)) throw refused('unknown_number');
        const made: WechatPayRefund = {
          outRefundNo: input.outRefundNo,
          refundId: numbered('5030002026'),
          outTradeNo: input.outTradeNo,
          transactionId: of.transactionId ?? '',
          status: fake.refundsBegin,
          refundFen: input.refundFen,
          succeededAt: fake.refundsBegin === 'SUCCESS' ? clock.now() : null,
        };
        fake.refunds.set(input.outRefundNo, made);
        fake.transactions.set(input.outTradeNo, { ...of, tradeState: 'REFUND' });
        return made;
      }),
    queryRefund: (number) => call('queryRefund', number, () => fake.refunds.get(number) ?? null),
    tradeBill: (day, type) =>
      call('tradeBill', `${day} ${type}`, () => {
        if (fake.billState === 'not_ready') return { state: 'not_ready' as const };
        const told = fake.billLines.filter((it) => it.day === day && (it.row.refund !== null) === (type === 'REFUND')).map((it) => it.row);
        const numbers = new Set(told.map((row) => row.refund?.outRefundNo ?? row.outTradeNo));
        const rows = (type === 'SUCCESS' ? paymentLines(fake, day) : refundLines(fake, day)).filter(
          (row) => !numbers.has(row.refund?.outRefundNo ?? row.outTradeNo),
        );
        const all = [...told, ...rows];
        if (all.length === 0) return { state: 'none' as const };
        return {
          state: 'ready' as const,
          rows: (async function* () {
            yield* all;
          })(),
        };
      }),
    openNotice: () => Promise.reject(new Error('the fake has no signatures')),
  };
  return fake;
}

type State = 'transactions' | 'refunds' | 'refundsBegin' | 'calls' | 'before' | 'after' | 'billLines' | 'leftOut' | 'billState';
const fresh = (): Pick<FakeWechatPay, State> => ({
  transactions: new Map(),
  refunds: new Map(),
  refundsBegin: 'SUCCESS',
  calls: [],
  before: () => undefined,
  after: () => undefined,
  billLines: [],
  leftOut: new Set(),
  billState: 'ready',
});

export const billLine = (it: WechatPayTransaction, change: Partial<BillRow> = {}): BillRow => ({
  at: it.paidAt ?? 0,
  appId: it.appId,
  mchId: it.mchId,
  transactionId: it.transactionId ?? '',
  outTradeNo: it.outTradeNo,
  openid: it.openid ?? '',
  tradeType: 'JSAPI',
  tradeState: 'SUCCESS',
  totalFen: it.totalFen,
  refund: null,
  description: '',
  attach: '',
  ...change,
});

function paymentLines(fake: FakeWechatPay, day: string): BillRow[] {
  const ofDay = [...fake.transactions.values()].filter((it) => it.paidAt !== null && formatChinaDay(it.paidAt) === day);
  return ofDay.filter((it) => !fake.leftOut.has(it.outTradeNo)).map((it) => billLine(it));
}

function refundLines(fake: FakeWechatPay, day: string): BillRow[] {
  const ofDay = [...fake.refunds.values()].filter((it) => it.succeededAt !== null && formatChinaDay(it.succeededAt) === day);
  return ofDay
    .filter((it) => !fake.leftOut.has(it.outRefundNo))
    .flatMap((it) => {
      const of = fake.transactions.get(it.outTradeNo);
      const refund = {
        refundId: it.refundId,
        outRefundNo: it.outRefundNo,
        refundFen: it.refundFen,
        status: it.status,
        succeededAt: it.succeededAt,
      };
      return of ? [billLine(of, { at: it.succeededAt ?? 0, tradeState: 'REFUND', refund })] : [];
    });
}
