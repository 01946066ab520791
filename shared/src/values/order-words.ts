/** Words about goods, orders and payments that are stored, sent and shown. */

/** What an order is for: goods; a bill in the store (买单); a stored-value top-up; a paid membership term; an order of another system. */
export const orderKinds = ['goods', 'bill', 'top_up', 'paid_term', 'synced'] as const;
export type OrderKind = (typeof orderKinds)[number];

/** Where an order is; what it gave back is told by its refund state. */
export const orderStates = ['created', 'paying', 'paid', 'shipped', 'completed', 'closed'] as const;
export type OrderState = (typeof orderStates)[number];

export const orderRefundStates = ['none', 'requested', 'refunding', 'partial', 'full'] as const;
export type OrderRefundState = (typeof orderRefundStates)[number];

/** How goods reach the customer. */
export const deliveryKinds = ['express', 'pickup', 'none'] as const;
export type DeliveryKind = (typeof deliveryKinds)[number];

/** What happened to an order; one row each. */
export const orderMoves = [
  'created',
  'paying',
  'paid',
  'shipped',
  'completed',
  'closed',
  'refund_requested',
  'refund_refused',
  'refund_cancelled',
  'refund_approved',
  'refunded',
  'refund_failed',
  'synced',
] as const;
export type OrderMove = (typeof orderMoves)[number];

/** A refund on its way: asked for, let through (the money is on its way), there, refused, taken back by the customer, or stuck at WeChat. */
export const refundStates = ['requested', 'approved', 'succeeded', 'refused', 'cancelled', 'failed'] as const;
export type RefundState = (typeof refundStates)[number];

/** Why an order was given up. */
export const closeReasons = ['by_customer', 'by_staff', 'timeout', 'paid_late'] as const;
export type CloseReason = (typeof closeReasons)[number];

/** A payment at WeChat. Its id is the out_trade_no. */
export const paymentStatuses = ['created', 'paying', 'paid', 'closed'] as const;
export type PaymentStatus = (typeof paymentStatuses)[number];

/** A refund at WeChat. Its id is the out_refund_no. `failed`: closed or abnormal there, somebody has to look. */
export const paymentRefundStatuses = ['requested', 'processing', 'succeeded', 'failed'] as const;
export type PaymentRefundStatus = (typeof paymentRefundStatuses)[number];

/** How a day's bill and our books differ. `status_differs`: the amounts agree, but one side takes it for paid or refunded and the other does not. */
export const differenceKinds = ['missing_here', 'missing_there', 'amount_differs', 'status_differs'] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** What somebody in the workbench must look at. */
export const alarmKinds = [
  'payment.mismatch',
  'payment.unknown',
  'payment.late',
  'payment.refund_failed',
  'order.shipping_upload_failed',
  'reconciliation.difference',
  'sync.stuck',
  'invoice.stuck',
  'invoice.blocked',
  'invoice.failed',
  'invoice.red_stuck',
  'invoice.forged',
] as const;
export type AlarmKind = (typeof alarmKinds)[number];

/** Where orders of other systems come from. `open` names a partner's system (ERP, POS, Youzan); `file` came with an import. */
export const syncSourceKinds = ['mini_program', 'wechat_shop', 'open', 'file'] as const;
export type SyncSourceKind = (typeof syncSourceKinds)[number];

/** How a synced order stands; other systems' own words are mapped to these. */
export const syncedStates = ['created', 'paid', 'shipped', 'completed', 'closed', 'refunded'] as const;
export type SyncedState = (typeof syncedStates)[number];
