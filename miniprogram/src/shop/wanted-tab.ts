import { openTab } from '../platform/navigate';
import type { OrderTab } from './types';

/** A tab page's address carries nothing, so what the tap asked for waits here. */
let wanted: OrderTab | undefined;

export function openOrders(tab: OrderTab): void {
  wanted = tab;
  openTab('orders');
}

/** Asked for once. */
export function takeWantedTab(): OrderTab | undefined {
  const tab = wanted;
  wanted = undefined;
  return tab;
}
