import type { OrderSource } from '../../orders/index.ts';
import type { SyncSourceRow } from '../tables.ts';

/** A file of a system that also sends its orders is about the same orders. */
export const sourceOfImports = ({ id, kind, name }: SyncSourceRow): OrderSource => ({
  key: `${kind === 'open' ? 'open' : 'file'}:${id}`,
  name,
});
