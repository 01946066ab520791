import { CheckCircleFilled } from '@ant-design/icons';
import { formatChinaTime, formatYuan } from '@lianke/shared';
import { Button } from 'antd';
import { useMessages } from '../../../messages/locale-context.tsx';
import type { HeldCoupon } from '../api.ts';
import { doerName, lastUse } from '../codes/doer-name.ts';
import css from './redeem.module.css';

interface Props {
  coupon: HeldCoupon;
  offFen: number | null;
  onNext: () => void;
}

/** It is done: what was taken off, by whom, when. */
export function Redeemed({ coupon, offFen, onNext }: Props) {
  const { coupons, redeem: words } = useMessages();
  const used = lastUse(coupon);
  return (
    <div className={css.done} role="status">
      <CheckCircleFilled className={css.tick} aria-hidden />
      <h2 className={css.doneTitle}>{words.done}</h2>
      <p className={css.quiet}>
        {words.holder(coupon.customer.name)} · {coupon.title}
      </p>
      {offFen === null ? null : (
        <p className={css.off}>
          {words.off} <b>{formatYuan(offFen)}</b>
        </p>
      )}
      {used ? <p className={css.quiet}>{words.doneBy(doerName(used.by, coupons.doer), formatChinaTime(used.at))}</p> : null}
      <Button type="primary" block autoFocus onClick={onNext}>
        {words.next}
      </Button>
    </div>
  );
}
