import type { Context } from '../../../kernel/context.ts';
import type { OrderSource, SyncedOrder } from '../../orders/index.ts';
import type { SyncSourceRow } from '../tables.ts';

export interface PulledPage {
  orders: SyncedOrder[];
  /** Where the next page begins, in the connector's own words. */
  cursor: string;
  more: boolean;
  /** Everything changed until then is here once this page is stored; absent in the middle of a list. */
  syncedUntil?: number;
}

/** A system orders are fetched from. A new one is a file and its line in connectors.ts. */
export interface Connector {
  /** Null while its settings are missing. */
  sourceOf(ctx: Context, row: Pick<SyncSourceRow, 'name'>): OrderSource | null;
  /** The page after this cursor; '' is the beginning. Network, so outside transactions. May throw `platform.*`. */
  pull(ctx: Context, cursor: string): Promise<PulledPage>;
  /** One order that was told to have changed; none when it is not to be had (any more), or ours. */
  fetchOne(ctx: Context, reference: string): Promise<SyncedOrder[]>;
}
