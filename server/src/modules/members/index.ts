export { onCustomerMerged } from './reactions/on-customer-merged.ts';
