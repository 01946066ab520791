import { couponThresholdText, couponValue } from '@lianke/shared/coupon-texts';
import { View } from '@tarojs/components';
import type { ReactElement, ReactNode } from 'react';
import type { CouponRules } from '../member/coupon-types';
import { language, t } from '../messages';
import './ticket.scss';

export interface TicketProps {
  title: string;
  rules: CouponRules;
  /** What matters most now, in red above the small print: a price in points, the last day. */
  lead?: string | null;
  /** In small print under the title. */
  lines: readonly string[];
  /** Grey, because it cannot be used or had. */
  off?: boolean;
  /** Stamped across the corner. */
  seal?: string | undefined;
  /** Below the title, beside the small print: a button, say. */
  action?: ReactNode;
  /** Below everything, across the whole ticket. */
  foot?: ReactNode;
  onTap?: (() => void) | undefined;
}

/** Long figures are drawn smaller, so that nothing breaks out of the stub. */
function figure(main: string): string {
  const size = main.length > 9 ? 'longest' : main.length > 6 ? 'long' : main.length > 4 ? 'wide' : '';
  return size && `ticket__main--${size}`;
}

/** A coupon as people know it: the value on the stub, the rule beside the perforation. */
export function Ticket({ title, rules, lead = null, lines, off = false, seal, action, foot, onTap }: TicketProps): ReactElement {
  const { before, main, after } = couponValue(rules.benefit, language);
  const tap = onTap ? { onClick: onTap, hoverClass: 'pressed', ariaRole: 'button', ariaLabel: title } : {};
  return (
    <View className={`ticket ${off ? 'ticket--off' : ''}`} {...tap}>
      <View className="ticket__row">
        <View className="ticket__stub">
          <View className="ticket__value numbers">
            {before ? <View className="ticket__unit">{before}</View> : null}
            <View className={`ticket__main ${figure(main)}`}>{main}</View>
            {after ? <View className="ticket__unit">{after}</View> : null}
          </View>
          <View className="ticket__threshold numbers">{couponThresholdText(rules.threshold, language)}</View>
        </View>
        <View className="ticket__words">
          <View className="ticket__title">{title}</View>
          {rules.combines ? <View className="ticket__tag">{t('coupon.combines')}</View> : null}
          <View className="ticket__below">
            <View className="ticket__lines">
              {lead === null ? null : <View className="ticket__lead numbers">{lead}</View>}
              {lines.map((line) => (
                <View key={line} className="ticket__line numbers">
                  {line}
                </View>
              ))}
            </View>
            {action ? <View className="ticket__action">{action}</View> : null}
          </View>
        </View>
        {seal === undefined ? null : <View className="ticket__seal">{seal}</View>}
      </View>
      {foot ? <View className="ticket__foot">{foot}</View> : null}
    </View>
  );
}
