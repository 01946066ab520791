import { benchBackfill } from './backfill.ts';
import { benchCoupons } from './coupons/index.ts';
import { benchCustomerImport } from './customer-import.ts';
import { benchCustomers } from './customers/index.ts';
import { benchFollowers } from './followers.ts';
import { benchInvoices } from './invoices/index.ts';
import { benchNotify } from './notify/index.ts';

const benches: Record<string, () => Promise<void>> = {
  followers: benchFollowers,
  backfill: benchBackfill,
  customers: benchCustomers,
  import: benchCustomerImport,
  coupons: benchCoupons,
  notify: benchNotify,
  invoices: benchInvoices,
};
const name = process.argv[2] ?? '';
const bench = benches[name];
if (!bench) {
  console.error(`usage: npm run bench -- ${Object.keys(benches).join(' | ')}`);
  process.exit(2);
}
await bench();
process.exit(0);
