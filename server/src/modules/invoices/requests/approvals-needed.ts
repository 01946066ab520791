import type { InvoiceRules } from '../settings/rules.ts';
import type { RequestRow } from '../tables.ts';

/** Two pairs of eyes where a mistake is dear, if the shop says so. */
export const approvalsNeeded = ({ type, manual }: Pick<RequestRow, 'type' | 'manual'>, rules: InvoiceRules): number =>
  (type === 'special' && rules.fourEyesSpecial) || (manual === 1 && rules.fourEyesManual) ? 2 : 1;
