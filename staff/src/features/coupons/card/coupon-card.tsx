import { couponThresholdText, couponValue } from '@lianke/shared/coupon-texts';
import type { ReactNode } from 'react';
import { useLanguage, useMessages } from '../../../messages/locale-context.tsx';
import type { Rules } from '../api.ts';
import css from './coupon-card.module.css';
import { tagTexts } from './coupon-text.ts';

interface Props {
  title: string;
  rules: Rules;
  /** When it can be used. */
  validity: string;
  /** A word across the corner: used, expired, draft … */
  seal?: string | null;
  faded?: boolean;
  children?: ReactNode;
}

const longValue = 4;
/** In halves of a Chinese character, as it is drawn. */
const widthOf = (text: string): number => [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0);

/** A ticket as customers see it: value left, rule right, a notch between. */
export function CouponCard({ title, rules, validity, seal = null, faded = false, children }: Props) {
  const { coupons } = useMessages();
  const language = useLanguage();
  const { before, main, after } = couponValue(rules.benefit, language);
  return (
    <article className={`${css.card} ${faded ? css.faded : ''}`} aria-label={title || coupons.untitled}>
      <div className={css.left}>
        <span className={css.value}>
          {before ? <small>{before}</small> : null}
          <b className={widthOf(main) > longValue ? css.long : ''}>{main}</b>
          {after ? <small>{after}</small> : null}
        </span>
        <span className={css.threshold}>{couponThresholdText(rules.threshold, language)}</span>
      </div>
      <div className={css.right}>
        <div className={css.top}>
          <span className={css.title}>{title || coupons.untitled}</span>
          {seal ? <span className={css.seal}>{seal}</span> : null}
        </div>
        <span className={css.validity}>{validity}</span>
        <span className={css.tags}>
          {tagTexts(rules, language, coupons).map((tag) => (
            <span key={tag} className={css.tag}>
              {tag}
            </span>
          ))}
        </span>
        {children ? <div className={css.foot}>{children}</div> : null}
      </div>
    </article>
  );
}
