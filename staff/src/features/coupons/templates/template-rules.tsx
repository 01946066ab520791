import { formatChinaDay, formatYuan } from '@lianke/shared';
import { useMessages } from '../../../messages/locale-context.tsx';
import { formatCount } from '../../../ui/format-count.ts';
import { useFields } from '../../customers/fields/field-catalogue.ts';
import type { Template } from '../api.ts';
import { scopeText, thresholdText, validityText, valueLine } from '../card/coupon-text.ts';
import css from './template-page.module.css';

/** All that was decided about a template, in words. */
export function TemplateRules({ template: it }: { template: Template }) {
  const { coupons, template: words } = useMessages();
  const { levelName } = useFields();
  const { rules, audience } = it;
  const listed = (codes: readonly string[]): string => (codes.length > 0 ? `: ${codes.join('、')}` : '');
  const lines: [label: string, value: string][] = [
    [words.benefit, `${coupons.kind[rules.benefit.kind]} ${valueLine(rules, coupons)}`],
    [words.threshold, thresholdText(rules, coupons)],
    [words.scope, scopeText(rules, coupons) + listed(rules.scope.include)],
    [words.stores, rules.stores ? rules.stores.join('、') : words.allStores],
    [words.validity, validityText(it.validity, coupons)],
    [words.claim, coupons.validDates(formatChinaDay(it.claimFrom), formatChinaDay(it.claimUntil))],
    [words.total, words.pieces(formatCount(it.total))],
    [words.perPerson, words.pieces(formatCount(it.perPerson))],
    [words.audience, audience.kind === 'levels' ? words.levels(audience.levels.map(levelName).join('、')) : words.everybody],
    [words.where, it.pricePoints !== null ? words.inMall(formatCount(it.pricePoints)) : it.inCentre ? words.inCentre : words.onlyGiven],
    [words.combining, rules.combines ? words.combinesYes(rules.group) : words.combinesNo],
    [words.budget, it.budgetFen === null ? words.noBudget : formatYuan(it.budgetFen)],
    [words.codes, it.ownCodes ? words.ownCodes : words.ourCodes],
  ];
  if (it.note) lines.push([words.note, it.note]);
  return (
    <dl className={css.rules}>
      {lines.map(([label, value]) => (
        <Line key={label} label={label} value={value} />
      ))}
    </dl>
  );
}

const Line = ({ label, value }: { label: string; value: string }) => (
  <>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </>
);
