import type { Input } from '@lianke/shared/api';
import { worstCaseFen } from './worst-case.ts';

export type TemplateInput = Input<'staff.coupon-templates.save'>['template'];

/** The fields that contradict each other; none when the template can be offered. */
export function contradictions(it: TemplateInput): string[] {
  const found: string[] = [];
  const { rules, validity } = it;
  if (it.claimUntil <= it.claimFrom) found.push('claimUntil');
  if (validity.by === 'dates' && validity.until <= validity.from) found.push('validity');
  // Nobody shall receive a coupon that is over already.
  if (validity.by === 'dates' && it.claimUntil > validity.until) found.push('claimUntil');
  if (rules.scope.kind !== 'all' && rules.scope.include.length === 0) found.push('rules.scope');
  if (rules.stores?.length === 0) found.push('rules.stores');
  if (rules.benefit.kind === 'amount_off' && rules.threshold.by === 'amount' && rules.threshold.minFen < rules.benefit.offFen)
    found.push('rules.threshold');
  if (it.perPerson > it.total) found.push('perPerson');
  // A budget is kept by what each coupon can cost at most.
  const worst = worstCaseFen(rules);
  if (it.budgetFen !== null && (worst === null || it.budgetFen < worst)) found.push('budgetFen');
  if (it.pricePoints !== null && it.inCentre) found.push('pricePoints');
  return [...new Set(found)];
}
