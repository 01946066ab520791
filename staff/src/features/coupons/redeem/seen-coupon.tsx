import { formatYuan } from '@lianke/shared';
import { couponEndText } from '@lianke/shared/coupon-texts';
import { Alert, Button } from 'antd';
import { languageOf } from '../../../messages/locale.ts';
import { useLocale } from '../../../messages/locale-context.tsx';
import type { SeenCode } from '../api.ts';
import { CouponCard } from '../card/coupon-card.tsx';
import { leftToPay } from './purchase.ts';
import css from './redeem.module.css';
import { blockedText } from './refusal-text.ts';

interface Props {
  seen: SeenCode;
  amountFen: number | null;
  pending: boolean;
  refused: boolean;
  onConfirm: () => void;
  onAgain: () => void;
}

/** Whose ticket it is and what it takes off, before anything happens. */
export function SeenCoupon({ seen, amountFen, pending, refused, onConfirm, onAgain }: Props) {
  const { locale, messages } = useLocale();
  const { coupons, redeem: words } = messages;
  const { coupon, offFen, blocked } = seen;
  const left = leftToPay(amountFen, offFen);
  const unknown = coupon.rules.benefit.kind === 'percent_off' && amountFen === null ? words.needsAmount : words.offUnknown;
  return (
    <div className={css.seen} aria-live="polite">
      <span className={css.quiet}>{words.holder(coupon.customer.name)}</span>
      <CouponCard
        title={coupon.title}
        rules={coupon.rules}
        validity={couponEndText(coupon.validUntil, languageOf(locale))}
        seal={coupon.state === 'available' ? null : coupons.held[coupon.state]}
        faded={blocked !== null}
      >
        {coupon.note ? <span className={css.quiet}>{coupon.note}</span> : null}
      </CouponCard>
      {blocked === null ? (
        <div className={css.off}>
          {offFen === null ? (
            <span className={css.quiet}>{unknown}</span>
          ) : (
            <>
              <span>
                {words.off} <b>{formatYuan(offFen)}</b>
              </span>
              {left === null ? null : <span className={css.quiet}>{words.toPay(formatYuan(left))}</span>}
            </>
          )}
        </div>
      ) : (
        <Alert type="error" showIcon title={words.blocked} description={blockedText(seen, amountFen, locale, messages)} role="alert" />
      )}
      {blocked === null && !refused ? (
        <Button type="primary" block loading={pending} onClick={onConfirm}>
          {words.confirm}
        </Button>
      ) : null}
      <Button block onClick={onAgain}>
        {words.again}
      </Button>
    </div>
  );
}
