export type { Arrival } from './arrival.ts';
export { suggestByRemarkMobile } from './commands/duplicates.ts';
export { forgetPhone } from './commands/forget-phone.ts';
export { recordArrivals } from './commands/record-arrivals.ts';
export { phoneKey } from './phones.ts';
export { countByChannel, findCustomerId, getCustomer } from './queries/get-customer.ts';
export type { CustomerRecord } from './queries/get-customer.ts';
export { replaceTags } from './tags.ts';
export { allIdsOf } from './store.ts';
