import type { Handlers } from '../../../kernel/http/serve.ts';
import { deleteTaxCode } from './delete-tax-code.ts';
import { getSettings } from './get-settings.ts';
import { saveRules } from './save-rules.ts';
import { saveSeller } from './save-seller.ts';
import { saveTaxCode } from './save-tax-code.ts';

export const invoiceSettingsRoutes: Handlers<
  | 'staff.invoice-settings.get'
  | 'staff.invoice-settings.save-seller'
  | 'staff.invoice-settings.save-tax-code'
  | 'staff.invoice-settings.delete-tax-code'
  | 'staff.invoice-settings.save-rules'
> = {
  'staff.invoice-settings.get': getSettings,
  'staff.invoice-settings.save-seller': saveSeller,
  'staff.invoice-settings.save-tax-code': saveTaxCode,
  'staff.invoice-settings.delete-tax-code': deleteTaxCode,
  'staff.invoice-settings.save-rules': saveRules,
};
