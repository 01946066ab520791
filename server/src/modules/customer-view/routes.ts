import type { Handlers } from '../../kernel/http/serve.ts';
import { createRecord, updateCustomer } from '../customers/index.ts';
import { getCustomerView, toCustomerView, viewAfterWriting } from './get-customer-view.ts';

type Names = 'staff.customers.get' | 'staff.customers.create' | 'staff.customers.update';

/** Making and changing answer with the whole record, as the page shows it. */
export const customerViewRoutes: Handlers<Names> = {
  'staff.customers.get': getCustomerView,
  'staff.customers.create': async (ctx, input) => toCustomerView(ctx, await createRecord(ctx, input)),
  'staff.customers.update': async (ctx, input) => viewAfterWriting(ctx, await updateCustomer(ctx, input)),
};
