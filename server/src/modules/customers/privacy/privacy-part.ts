import type { PrivacyPart } from '../../../kernel/privacy/privacy-part.ts';
import { customerHoldings } from './erase-records.ts';
import { exportPerson } from './export-person.ts';

/** The record itself and everything that hangs on it. */
export const customersPrivacyPart: PrivacyPart = {
  name: 'customers',
  holdings: customerHoldings,
  exempt: { tags: 'names of tags, no persons', saved_views: 'what staff filter by' },
  exportFor: exportPerson,
};
