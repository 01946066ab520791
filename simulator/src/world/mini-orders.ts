import { letters, mix } from './mixing.ts';

/** An order of the mini-program's list that nobody has placed: everything about number N is computed from N. */
export interface SeededOrder {
  transactionId: string;
  outTradeNo: string;
  description: string;
  amountFen: number;
  openid: string;
  createdAt: number;
  paidAt: number;
  /** 1 to ship, 2 shipped, 4 complete, 5 refunded. */
  state: 1 | 2 | 4 | 5;
}

export interface SeedSummary {
  count: number;
  sumFen: number;
  refundedCount: number;
  refundedFen: number;
  buyers: number;
  paidFrom: number;
  paidUntil: number;
}

export interface MiniOrders {
  count(): number;
  /** As if the shop had sold so many in the eighty days before now; some of them to these people. */
  seed(count: number, now: number, openids: readonly string[]): SeedSummary;
  at(index: number): SeededOrder;
  /** The first that was paid at this time or later. */
  firstFrom(paidAt: number): number;
  find(key: { transactionId?: string; outTradeNo?: string }): SeededOrder | undefined;
}

/** They were paid to another merchant number of the shop, so our bills do not know them. */
export const SEEDED_MERCHANT = '1900088888';
const TRANSACTION_HEAD = '42000088882026';
const NUMBER_HEAD = 'SEED';
const SPAN_MS = 80 * 86_400_000;
const GOODS = ['龙井一盒', '普洱茶饼', '白瓷盖碗', '茉莉花茶', '便携茶具', '桂花乌龙'];
const BY_PEOPLE_EVERY = 40;
const ORDERS_PER_BUYER = 3;

export function createMiniOrders(): MiniOrders {
  let total = 0;
  let until = 0;
  let people: readonly string[] = [];
  const from = () => until - SPAN_MS;
  const buyers = () => Math.max(1, Math.ceil(total / ORDERS_PER_BUYER));
  const buyerOf = (index: number) => mix(index, 7) % buyers();
  const personOf = (index: number) =>
    people.length > 0 && mix(index, 8) % BY_PEOPLE_EVERY === 0 ? people[mix(index, 9) % people.length] : undefined;
  const madeUpOpenid = (buyer: number) => `oMB${String(buyer).padStart(9, '0')}${letters(buyer, 300, 16)}`;
  /** Whole seconds, rising with the number. */
  const paidAt = (index: number) => Math.floor((from() + (index * SPAN_MS) / Math.max(1, total)) / 1000) * 1000;
  const amountOf = (index: number) => 100 + (mix(index, 2) % 50_000);
  const stateOf = (index: number): SeededOrder['state'] => {
    const draw = mix(index, 3) % 20;
    if (draw === 0) return 1;
    if (draw <= 2) return 2;
    return draw === 3 ? 5 : 4;
  };

  const at = (index: number): SeededOrder => ({
    transactionId: TRANSACTION_HEAD + String(index).padStart(14, '0'),
    outTradeNo: NUMBER_HEAD + String(index).padStart(12, '0'),
    description: GOODS[mix(index, 4) % GOODS.length] ?? '',
    amountFen: amountOf(index),
    openid: personOf(index) ?? madeUpOpenid(buyerOf(index)),
    createdAt: paidAt(index) - (10 + (mix(index, 5) % 50)) * 1000,
    paidAt: paidAt(index),
    state: stateOf(index),
  });

  const summary = (): SeedSummary => {
    const seen = new Uint8Array(buyers());
    const persons = new Set<string>();
    const sums = { sumFen: 0, refundedCount: 0, refundedFen: 0 };
    for (let index = 0; index < total; index += 1) {
      const fen = amountOf(index);
      sums.sumFen += fen;
      if (stateOf(index) === 5) {
        sums.refundedCount += 1;
        sums.refundedFen += fen;
      }
      const person = personOf(index);
      if (person === undefined) seen[buyerOf(index)] = 1;
      else persons.add(person);
    }
    const madeUp = seen.reduce((sum, one) => sum + one, 0);
    return { count: total, ...sums, buyers: madeUp + persons.size, paidFrom: paidAt(0), paidUntil: paidAt(Math.max(0, total - 1)) };
  };

  return {
    count: () => total,
    seed: (count, now, openids) => {
      total = count;
      until = now;
      people = [...openids];
      return summary();
    },
    at,
    firstFrom: (time) => {
      let low = 0;
      let high = total;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (paidAt(middle) < time) low = middle + 1;
        else high = middle;
      }
      return low;
    },
    find: ({ transactionId = '', outTradeNo = '' }) => {
      const digits = transactionId.startsWith(TRANSACTION_HEAD)
        ? transactionId.slice(TRANSACTION_HEAD.length)
        : outTradeNo.startsWith(NUMBER_HEAD)
          ? outTradeNo.slice(NUMBER_HEAD.length)
          : '';
      const index = /^\d{12,14}$/.test(digits) ? Number(digits) : total;
      return index < total ? at(index) : undefined;
    },
  };
}
