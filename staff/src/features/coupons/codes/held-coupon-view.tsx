import { formatChinaTime } from '@lianke/shared';
import { Timeline } from 'antd';
import { useMessages } from '../../../messages/locale-context.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import type { HeldCoupon } from '../api.ts';
import { CouponCard } from '../card/coupon-card.tsx';
import css from './codes.module.css';
import { doerName } from './doer-name.ts';

/** One coupon in somebody's wallet: the ticket, how it came and all that happened to it. */
export function HeldCouponView({ coupon: it }: { coupon: HeldCoupon }) {
  const { coupons, codes: words } = useMessages();
  const lines: [label: string, value: string][] = [
    [words.holder, it.customer.name],
    [words.came, coupons.source[it.source] + (it.staff?.name ? words.by(it.staff.name) : '')],
    [words.issuedAt, formatChinaTime(it.issuedAt)],
    [words.validity, coupons.validDates(formatChinaTime(it.validFrom), formatChinaTime(it.validUntil))],
  ];
  if (it.usedAt !== null) lines.push([words.usedAt, formatChinaTime(it.usedAt) + (it.usedStore ? words.usedStore(it.usedStore) : '')]);
  return (
    <div className={css.coupon}>
      <CouponCard
        title={it.title}
        rules={it.rules}
        validity={coupons.validUntil(formatChinaTime(it.validUntil))}
        seal={coupons.held[it.state]}
        faded={it.state !== 'available' && it.state !== 'locked'}
      />
      <dl className={css.lines}>
        <dt>{words.code}</dt>
        <dd className={css.code}>
          {it.code} <CopyButton text={it.code} />
        </dd>
        {lines.map(([label, value]) => (
          <Line key={label} label={label} value={value} />
        ))}
      </dl>
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

const Line = ({ label, value }: { label: string; value: string }) => (
  <>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </>
);
