import type { IconName } from '../ui/icon';
import type { OrderCard } from './types';

/** What stands for an order without a picture. */
export const kindIcons: Record<OrderCard['kind'], IconName> = {
  goods: 'bag',
  bill: 'receipt',
  top_up: 'wallet',
  paid_term: 'crown',
  synced: 'box',
};
