/** What an order can be paid with besides money. */
export type PurseKind = 'points' | 'bonus' | 'principal';

/** The movement by which an order took something; giving it back names it. */
export const spendKey = (orderId: string, kind: PurseKind): string => `order:${orderId}:${kind}`;
