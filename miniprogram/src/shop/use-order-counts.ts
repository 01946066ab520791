import { useQuery } from '../api/use-query';
import type { OrderTab } from './types';

/** How many orders wait in a tab; the others count nothing. */
export function useOrderCounts(): { of: (tab: OrderTab) => number; retry: () => Promise<void> } {
  const { data, retry } = useQuery('member.orders.counts');
  const counts: Partial<Record<OrderTab, number>> = data
    ? { to_pay: data.toPay, to_ship: data.toShip, to_receive: data.toReceive, refunds: data.refunds }
    : {};
  return { of: (tab) => counts[tab] ?? 0, retry };
}
