import { randomBytes } from 'node:crypto';
import { beijingDay, beijingStamp } from '../world/beijing.ts';
import type { Clock } from '../world/clock.ts';

export type TradeState = 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED';
export type RefundStatus = 'PROCESSING' | 'SUCCESS' | 'ABNORMAL' | 'CLOSED';

export interface Refund {
  refundId: string;
  outRefundNo: string;
  amountFen: number;
  reason: string;
  notifyUrl: string;
  status: RefundStatus;
  createdAt: number;
  /** When it succeeded, or turned out not to. */
  endedAt: number;
  /** What was asked for, to tell a repeated call from a changed one. */
  fingerprint: string;
  transaction: Transaction;
}

/** What the seller told about the parcel: 发货信息管理. */
export interface Shipping {
  deliveryMode: number;
  logisticsType: number;
  finished: boolean;
  /** How often the order was shipped to its end: one more time is allowed. */
  finishedCount: number;
  list: Record<string, unknown>[];
  uploadTime: number;
  shippedAt: number;
  reminded: boolean;
}

export interface Transaction {
  appid: string;
  outTradeNo: string;
  description: string;
  attach: string;
  notifyUrl: string;
  totalFen: number;
  openid: string;
  expiresAt: number;
  createdAt: number;
  fingerprint: string;
  state: TradeState;
  transactionId: string;
  paidAt: number;
  refunds: Refund[];
  shipping: Shipping | undefined;
  /** 0 until the buyer, or time, has confirmed the receipt. */
  confirmedAt: number;
  confirmMethod: 1 | 2;
  /** A bill that tells something else than what happened: for reconciliation. */
  billSlip: { leftOut: boolean; amountFen: number | undefined } | undefined;
}

export type NewTransaction = Pick<
  Transaction,
  'appid' | 'outTradeNo' | 'description' | 'attach' | 'notifyUrl' | 'totalFen' | 'openid' | 'expiresAt' | 'fingerprint'
>;

const PREPAY_LIFE_MS = 2 * 3_600_000;

export interface Ledger {
  add(input: NewTransaction): Transaction;
  byOutTradeNo(number: string): Transaction | undefined;
  byTransactionId(id: string): Transaction | undefined;
  all(): IterableIterator<Transaction>;
  count(): number;
  prepay(transaction: Transaction): string;
  byPrepayId(id: string): Transaction | 'expired' | undefined;
  pay(transaction: Transaction, at?: number): void;
  addRefund(transaction: Transaction, input: Pick<Refund, 'outRefundNo' | 'amountFen' | 'reason' | 'notifyUrl' | 'fingerprint'>): Refund;
  refund(outRefundNo: string): Refund | undefined;
  refundById(refundId: string): Refund | undefined;
  refunds(): IterableIterator<Refund>;
}

export function createLedger(clock: Clock): Ledger {
  const transactions = new Map<string, Transaction>();
  const byId = new Map<string, Transaction>();
  const prepays = new Map<string, { transaction: Transaction; expiresAt: number }>();
  const refunds = new Map<string, Refund>();
  const refundsById = new Map<string, Refund>();
  // Starts with the time of day, so that a restarted simulator does not give a number twice.
  let serial = (Date.now() % 86_400_000) * 100;
  const numbered = (head: string, at: number): string => {
    serial += 1;
    return `${head}${beijingDay(at).replaceAll('-', '')}${String(serial % 10_000_000_000).padStart(10, '0')}`;
  };
  const forgetOldPrepays = () => {
    for (const [id, prepay] of prepays) {
      if (prepay.expiresAt + PREPAY_LIFE_MS > clock.now()) break;
      prepays.delete(id);
    }
  };

  return {
    add: (input) => {
      const transaction: Transaction = {
        ...input,
        createdAt: clock.now(),
        state: 'NOTPAY',
        transactionId: '',
        paidAt: 0,
        refunds: [],
        shipping: undefined,
        confirmedAt: 0,
        confirmMethod: 1,
        billSlip: undefined,
      };
      transactions.set(input.outTradeNo, transaction);
      return transaction;
    },
    byOutTradeNo: (number) => transactions.get(number),
    byTransactionId: (id) => byId.get(id),
    all: () => transactions.values(),
    count: () => transactions.size,
    prepay: (transaction) => {
      forgetOldPrepays();
      const id = `wx${beijingStamp(clock.now()).replace(/\D/g, '')}${randomBytes(9).toString('hex')}00`;
      prepays.set(id, { transaction, expiresAt: clock.now() + PREPAY_LIFE_MS });
      return id;
    },
    byPrepayId: (id) => {
      const prepay = prepays.get(id);
      return prepay && prepay.expiresAt <= clock.now() ? 'expired' : prepay?.transaction;
    },
    pay: (transaction, at = clock.now()) => {
      transaction.state = 'SUCCESS';
      transaction.paidAt = at;
      transaction.transactionId = numbered('4200002026', at);
      byId.set(transaction.transactionId, transaction);
    },
    addRefund: (transaction, input) => {
      const at = clock.now();
      const refund: Refund = {
        ...input,
        transaction,
        refundId: numbered('50300002026', at),
        status: 'PROCESSING',
        createdAt: at,
        endedAt: 0,
      };
      transaction.refunds.push(refund);
      transaction.state = 'REFUND';
      refunds.set(refund.outRefundNo, refund);
      refundsById.set(refund.refundId, refund);
      return refund;
    },
    refund: (outRefundNo) => refunds.get(outRefundNo),
    refundById: (refundId) => refundsById.get(refundId),
    refunds: () => refunds.values(),
  };
}

/** Money already on its way back: a closed refund gives its share free again. */
export const refundedFen = (transaction: Transaction): number =>
  transaction.refunds.reduce((sum, refund) => (refund.status === 'CLOSED' ? sum : sum + refund.amountFen), 0);
