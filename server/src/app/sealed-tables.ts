import { kernelSealedTables } from '../kernel/rotation/kernel-sealed-tables.ts';
import type { SealedTable } from '../kernel/rotation/sealed-table.ts';
import { bulkSealedTables } from '../modules/bulk/index.ts';
import { catalogSealedTables } from '../modules/catalog/index.ts';
import { couponSealedTables } from '../modules/coupons/index.ts';
import { customerFilesSealedTables } from '../modules/customer-files/index.ts';
import { customersSealedTables, numbersOf, phonePurpose } from '../modules/customers/index.ts';
import { identitySealedTables } from '../modules/identity/index.ts';
import { invoiceSealedTables } from '../modules/invoices/index.ts';
import { orderSealedTables } from '../modules/orders/index.ts';
import { orderSyncSealedTables } from '../modules/order-sync/index.ts';
import { privacySealedTables } from '../modules/privacy/index.ts';

/** Everything that is sealed or hashed under DATA_KEYS, module by module, in the order it is turned. A test compares it with the schema. */
export const sealedTables: readonly SealedTable[] = [
  ...identitySealedTables({ purpose: phonePurpose, of: numbersOf }),
  ...customersSealedTables,
  ...couponSealedTables,
  ...catalogSealedTables,
  ...orderSealedTables,
  ...invoiceSealedTables,
  ...bulkSealedTables,
  ...customerFilesSealedTables,
  ...orderSyncSealedTables,
  ...privacySealedTables,
  ...kernelSealedTables,
];
