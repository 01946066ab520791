import { formatYuan } from '@lianke/shared';
import { couponThresholdText, couponValidityText, couponValueText } from '@lianke/shared/coupon-texts';
import { Skeleton } from 'antd';
import { Link } from 'react-router';
import { useLanguage, useMessages } from '../../../messages/locale-context.tsx';
import { formatCount } from '../../../ui/format-count.ts';
import type { Template } from '../api.ts';
import { limitText } from '../card/coupon-text.ts';
import { StateTag } from './state-tag.tsx';
import css from './templates.module.css';

/** One line of the list; the whole line is the link. */
export function TemplateRow({ template: it }: { template: Template }) {
  const { coupons } = useMessages();
  const language = useLanguage();
  const { figures } = coupons;
  return (
    <li>
      <Link className={css.row} to={`/coupons/${encodeURIComponent(it.id)}`}>
        <span className={css.value}>{couponValueText(it.rules.benefit, language)}</span>
        <span className={css.main}>
          <span className={css.name}>
            {it.title} <StateTag state={it.state} />
          </span>
          <span className={css.quiet}>
            {[couponThresholdText(it.rules.threshold, language), limitText(it.rules, language), couponValidityText(it.validity, language)]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
        <span className={css.numbers}>
          <Figure label={figures.issued} value={`${formatCount(it.counts.issued)} ${figures.ofTotal(formatCount(it.total))}`} />
          <Figure label={figures.claimed} value={formatCount(it.counts.claimed)} />
          <Figure label={figures.used} value={formatCount(it.counts.used)} />
          <Figure label={figures.revenue} value={formatYuan(it.counts.revenueFen)} />
        </span>
      </Link>
    </li>
  );
}

const Figure = ({ label, value }: { label: string; value: string }) => (
  <span className={css.number}>
    <small>{label}</small>
    {value}
  </span>
);

const rows = [62, 48, 70, 55];

export const TemplateRowSkeleton = () => (
  <div aria-busy>
    {rows.map((width) => (
      <div key={width} className={css.row}>
        <Skeleton.Button active size="small" />
        <Skeleton active title={false} paragraph={{ rows: 2, width: [`${width}%`, `${width / 2}%`] }} />
        <Skeleton.Input active size="small" />
      </div>
    ))}
  </div>
);
