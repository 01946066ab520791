import { formatChinaTime } from '@lianke/shared';
import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import type { PointsEntry } from '../../../member/coupon-types';
import { t } from '../../../messages';
import { formatCount } from '../../../ui/format-count';
import './entry-row.scss';

/** One movement: why, when, by how much, and what was there afterwards. */
export function EntryRow({ entry }: { entry: PointsEntry }): ReactElement {
  const { amount, balanceAfter, reason, note, at } = entry;
  return (
    <View className="entry cell">
      <View className="entry__words">
        <View>{t(`reason.${reason}`)}</View>
        {note ? <View className="entry__small">{note}</View> : null}
        <View className="entry__small numbers">{formatChinaTime(at)}</View>
      </View>
      <View className="entry__figures numbers">
        <View className={amount > 0 ? 'entry__amount entry__amount--in' : 'entry__amount'}>
          {`${amount > 0 ? '+' : '−'}${formatCount(Math.abs(amount))}`}
        </View>
        <View className="entry__small">{t('points.after', { balance: formatCount(balanceAfter) })}</View>
      </View>
    </View>
  );
}
