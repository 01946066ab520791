import { formatChinaTime } from '@lianke/shared';
import { couponRuleTexts, couponScopeText, couponStoresText, heldCouponValidityText } from '@lianke/shared/coupon-texts';
import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import type { Coupon } from '../../../member/coupon-types';
import { language, t } from '../../../messages';
import './coupon-facts.scss';

function Fact({ label, text }: { label: string; text: string }): ReactElement {
  return (
    <View className="facts__one">
      <View className="facts__label">{label}</View>
      <View className="facts__text numbers">{text}</View>
    </View>
  );
}

/** Everything there is to know before it is used. */
export function CouponFacts({ coupon }: { coupon: Coupon }): ReactElement {
  const { rules, note, source, issuedAt } = coupon;
  return (
    <>
      <View className="facts panel">
        <View className="section-title">{t('coupon.rules')}</View>
        {couponRuleTexts(rules, language).map((text) => (
          <View key={text} className="facts__rule numbers">
            {text}
          </View>
        ))}
        <Fact label={t('coupon.scope')} text={couponScopeText(rules.scope, language)} />
        <Fact label={t('coupon.stores')} text={couponStoresText(rules.stores, language)} />
        <Fact label={t('coupon.validity')} text={heldCouponValidityText(coupon, language)} />
        <Fact label={t('coupon.source')} text={t(`source.${source}`)} />
        <Fact label={t('coupon.issued')} text={formatChinaTime(issuedAt)} />
      </View>
      <View className="facts panel">
        <View className="section-title">{t('coupon.note')}</View>
        <View className="facts__note">{note || t('coupon.note_none')}</View>
      </View>
    </>
  );
}
