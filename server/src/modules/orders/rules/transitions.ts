import type { OrderState } from '@lianke/shared';

/** The moves that change where an order is. Everything else (refunds) happens beside it. */
export const transitions = {
  paying: { from: ['created'], to: 'paying' },
  paid: { from: ['created', 'paying'], to: 'paid' },
  shipped: { from: ['paid'], to: 'shipped' },
  completed: { from: ['paid', 'shipped'], to: 'completed' },
  closed: { from: ['created', 'paying'], to: 'closed' },
} as const satisfies Record<string, { from: readonly OrderState[]; to: OrderState }>;

export type Transition = keyof typeof transitions;

/** Not paid and not given up: holds coupons, points, balance and stock. */
export const openStates: readonly OrderState[] = transitions.closed.from;
/** Paid, wherever the goods are. */
export const paidStates: readonly OrderState[] = ['paid', 'shipped', 'completed'];
