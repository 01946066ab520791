import { formatYuan } from '@lianke/shared';
import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { t } from '../../../messages';
import { Price } from '../../../ui/price';
import './balance-head.scss';

export function BalanceHead({
  balance: { principalFen, bonusFen },
}: {
  balance: { principalFen: number; bonusFen: number };
}): ReactElement {
  return (
    <View className="balance panel">
      <View className="balance__label">{t('top_up.balance')}</View>
      <Price fen={principalFen + bonusFen} size="huge" plain />
      <View className="balance__parts numbers">
        {`${t('top_up.principal', { amount: formatYuan(principalFen) })} · ${t('top_up.bonus', { amount: formatYuan(bonusFen) })}`}
      </View>
    </View>
  );
}
