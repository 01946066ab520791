import type { SyncedState } from '@lianke/shared';

/** Who bought, as another system tells it. */
export interface Buyer {
  unionid?: string | undefined;
  openid?: string | undefined;
  /** The app the openid belongs to. */
  appId?: string | undefined;
  phone?: string | undefined;
  name?: string | undefined;
}

export interface SyncedLine {
  title: string;
  spec: string;
  code: string;
  unitFen: number;
  quantity: number;
  paidFen: number;
}

/** An order of another system. */
export interface SyncedOrder {
  orderNo: string;
  /** The version: only a later one replaces what is known. */
  updatedAt: number;
  state: SyncedState;
  /** When it came to this state; null: nobody says. */
  since: number | null;
  createdAt: number;
  paidAt: number | null;
  buyer: Buyer;
  paidFen: number;
  refundedFen: number;
  lines: readonly SyncedLine[];
  /** Where there are no lines to name it after. */
  title?: string | undefined;
  transactionId?: string | null;
  store: string;
  remark: string;
}

/** Where orders come from: `mini:<appid>`, `wechat_shop`, `open:<source id>`, `file:<source id>`, and what people call it. */
export interface OrderSource {
  key: string;
  name: string;
}

export interface UpsertedOrder {
  outcome: 'new' | 'updated' | 'unchanged';
  orderId: string;
  /** What the money that stayed changed by. */
  addedFen: number;
}
