import { formatChinaDay, formatYuan } from '@lianke/shared';
import { couponScopeText, couponThresholdText, couponValidityText } from '@lianke/shared/coupon-texts';
import { useLanguage, useMessages } from '../../../messages/locale-context.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { formatCount } from '../../../ui/format-count.ts';
import { useFields } from '../../customers/fields/field-catalogue.ts';
import type { Template } from '../api.ts';
import { benefitText } from '../card/coupon-text.ts';

/** All that was decided about a template, in words. */
export function TemplateRules({ template: it }: { template: Template }) {
  const { coupons, template: words } = useMessages();
  const language = useLanguage();
  const { levelName } = useFields();
  const { rules, audience } = it;
  const except = rules.scope.excludeGoods;
  const listed = (codes: readonly string[]): string => (codes.length > 0 ? `: ${codes.join('、')}` : '');
  const lines: [label: string, value: string][] = [
    [words.benefit, `${coupons.kind[rules.benefit.kind]} ${benefitText(rules, language)}`],
    [words.threshold, couponThresholdText(rules.threshold, language)],
    [words.scope, couponScopeText(rules.scope, language) + listed(rules.scope.include)],
    ...(except.length > 0 ? [[words.except, except.join('、')] as [string, string]] : []),
    [words.stores, rules.stores ? rules.stores.join('、') : words.allStores],
    [words.validity, couponValidityText(it.validity, language)],
    [words.claim, words.claimDays(formatChinaDay(it.claimFrom), formatChinaDay(it.claimUntil))],
    [words.total, words.pieces(formatCount(it.total))],
    [words.perPerson, words.pieces(formatCount(it.perPerson))],
    [words.audience, audience.kind === 'levels' ? words.levels(audience.levels.map(levelName).join('、')) : words.everybody],
    [words.where, it.pricePoints !== null ? words.inMall(formatCount(it.pricePoints)) : it.inCentre ? words.inCentre : words.onlyGiven],
    [words.combining, rules.combines ? words.combinesYes(rules.group) : words.combinesNo],
    [words.budget, it.budgetFen === null ? words.noBudget : formatYuan(it.budgetFen)],
    [words.codes, it.ownCodes ? words.ownCodes : words.ourCodes],
  ];
  if (it.note) lines.push([words.note, it.note]);
  return <Facts lines={lines} />;
}
