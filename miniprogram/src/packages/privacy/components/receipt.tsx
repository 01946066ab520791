import { formatChinaDay } from '@lianke/shared';
import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import type { PrivacyRequest } from '../../../member/types';
import { t } from '../../../messages';
import './receipt.scss';

/** What a deletion erased, and what stays by which law. */
export function Receipt({ receipt }: { receipt: NonNullable<PrivacyRequest['receipt']> }): ReactElement {
  return (
    <View className="receipt panel">
      <View className="section-title">{t('request.receipt')}</View>
      <View className="receipt__part">{t('request.erased')}</View>
      {receipt.erased.map((it) => (
        <View key={it.what} className="receipt__row">
          <View className="receipt__what">{it.what}</View>
          <View className="receipt__count numbers">{t('request.erased_count', { count: it.count })}</View>
        </View>
      ))}
      <View className="receipt__part">{t('request.kept')}</View>
      {receipt.kept.map((it) => (
        <View key={it.what} className="receipt__kept">
          <View>{it.what}</View>
          <View className="receipt__law numbers">
            {it.until === null ? t('request.kept_always') : t('request.kept_until', { day: formatChinaDay(it.until) })}
          </View>
          <View className="receipt__law">{it.law}</View>
        </View>
      ))}
    </View>
  );
}
