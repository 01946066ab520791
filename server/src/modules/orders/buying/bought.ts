import type { DeliveryKind } from '@lianke/shared';
import type { Output, Input } from '@lianke/shared/api';
import type { Store } from '../../catalog/index.ts';
import type { OrderLineRow, OrderRow, Promised } from '../tables.ts';

export type Purchase = Input<'member.orders.create'>['purchase'];
export type Quote = Output<'member.checkout.quote'>;

/** One line as the shop sells it at this moment. */
export interface BoughtLine extends Pick<
  OrderLineRow,
  'spu_id' | 'sku_id' | 'title' | 'spec' | 'code' | 'image_id' | 'unit_fen' | 'quantity' | 'tax_code' | 'tax_rate_bps'
> {
  /** Names the line while it is priced. */
  key: string;
  categoryIds: readonly string[];
}

/** What somebody wants to buy, with the shop's own prices. */
export interface Bought {
  kind: Exclude<OrderRow['kind'], 'synced'>;
  lines: BoughtLine[];
  delivery: DeliveryKind;
  /** Where it is picked up or was sold. */
  store: Store | null;
  shippingFen: number;
  title: string;
  promise: Promised | null;
  /** Which help counts for it. */
  takes: { level: boolean; coupons: boolean; points: boolean; balance: boolean };
}
