/** What an order is called where money is counted. */
export const payable = (orderId: string): { kind: 'order'; id: string } => ({ kind: 'order', id: orderId });
