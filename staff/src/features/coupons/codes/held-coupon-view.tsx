import { formatChinaTime } from '@lianke/shared';
import { couponEndText, heldCouponValidityText } from '@lianke/shared/coupon-texts';
import { Timeline } from 'antd';
import type { ReactNode } from 'react';
import { useLanguage, useMessages } from '../../../messages/locale-context.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Facts } from '../../../ui/facts.tsx';
import type { HeldCoupon } from '../api.ts';
import { CouponCard } from '../card/coupon-card.tsx';
import css from './codes.module.css';
import { doerName } from './doer-name.ts';

/** One coupon in somebody's wallet: the ticket, how it came and all that happened to it. */
export function HeldCouponView({ coupon: it }: { coupon: HeldCoupon }) {
  const { coupons, codes: words } = useMessages();
  const language = useLanguage();
  const lines: [label: string, value: ReactNode][] = [
    [
      words.code,
      <span key="code" className={css.code}>
        {it.code} <CopyButton text={it.code} />
      </span>,
    ],
    [words.holder, it.customer.name],
    [words.came, coupons.source[it.source] + (it.staff?.name ? words.by(it.staff.name) : '')],
    [words.issuedAt, formatChinaTime(it.issuedAt)],
    [words.validity, heldCouponValidityText(it, language)],
  ];
  if (it.usedAt !== null) lines.push([words.usedAt, formatChinaTime(it.usedAt) + (it.usedStore ? words.usedStore(it.usedStore) : '')]);
  return (
    <div className={css.coupon}>
      <CouponCard
        title={it.title}
        rules={it.rules}
        validity={couponEndText(it.validUntil, language)}
        seal={coupons.held[it.state]}
        faded={it.state !== 'available' && it.state !== 'locked'}
      />
      <Facts lines={lines} />
      <h3 className={css.heading}>{words.history}</h3>
      <Timeline
        items={it.history.map((move, index) => ({
          key: `${move.at}-${index}`,
          content: (
            <>
              {coupons.move[move.move]} · {doerName(move.by, coupons.doer)}
              <div className={css.quiet}>
                {formatChinaTime(move.at)}
                {move.reason ? ` · ${move.reason}` : ''}
              </div>
            </>
          ),
        }))}
      />
    </div>
  );
}
