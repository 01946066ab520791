export { openKeys } from './open/open-keys.ts';
export { orderSyncSealedTables } from './sealed-tables.ts';
