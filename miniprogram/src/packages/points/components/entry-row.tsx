import { formatChinaTime, formatYuan } from '@lianke/shared';
import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import type { PointsEntry } from '../../../member/coupon-types';
import { t } from '../../../messages';
import { formatCount } from '../../../ui/format-count';
import './entry-row.scss';

/** Stored value is money; points and growth are counted. */
const figure = (kind: PointsEntry['kind'], amount: number): string =>
  kind === 'principal' || kind === 'bonus' ? formatYuan(amount) : formatCount(amount);

/** One movement: why, when, by how much, and what was there afterwards. */
export function EntryRow({ entry }: { entry: PointsEntry }): ReactElement {
  const { kind, amount, balanceAfter, reason, note, at } = entry;
  return (
    <View className="entry cell">
      <View className="entry__words">
        <View>{t(`reason.${reason}`)}</View>
        {note ? <View className="entry__small">{note}</View> : null}
        <View className="entry__small numbers">{formatChinaTime(at)}</View>
      </View>
      <View className="entry__figures numbers">
        <View className={amount > 0 ? 'entry__amount entry__amount--in' : 'entry__amount'}>
          {`${amount > 0 ? '+' : '−'}${figure(kind, Math.abs(amount))}`}
        </View>
        <View className="entry__small">{t('points.after', { balance: figure(kind, balanceAfter) })}</View>
      </View>
    </View>
  );
}
