import type { Handlers } from '../../kernel/http/serve.ts';
import { getCustomerView } from './get-customer-view.ts';

export const customerViewRoutes: Handlers<'staff.customers.get'> = { 'staff.customers.get': getCustomerView };
