import { formatChinaDay, formatFen } from '@lianke/shared';
import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { useQuery } from '../../../api/use-query';
import { t } from '../../../messages';
import { FailurePanel } from '../../../ui/failure-panel';
import { formatCount } from '../../../ui/format-count';
import { Skeleton } from '../../../ui/skeleton';
import { StaleNote } from '../../../ui/stale-note';
import './points-head.scss';

/** The balance, what it is worth, and, where wanted, what of it goes soon. */
export function PointsHead({ withLots = false }: { withLots?: boolean }): ReactElement {
  const { data, at, failure, retry } = useQuery('member.points.get');
  const worth = useQuery('member.card.get').data?.fenPerHundredPoints ?? 0;
  const onRetry = (): void => void retry();
  if (!data) return failure ? <FailurePanel failure={failure} onRetry={onRetry} /> : <Skeleton rows={[30, 50]} />;
  return (
    <>
      <StaleNote failure={failure} at={at} onRetry={onRetry} />
      <View className="points panel">
        <View className="points__label">{t('points.balance')}</View>
        <View className="points__balance numbers">{formatCount(data.balance)}</View>
        {worth > 0 ? <View className="points__worth numbers">{t('points.worth', { amount: formatFen(worth) })}</View> : null}
        {withLots && data.expiring.length > 0 ? (
          <View className="points__lots">
            <View className="points__soon">{t('points.expiring')}</View>
            {data.expiring.map(({ amount, expiresAt }) => (
              <View key={expiresAt} className="points__lot numbers">
                {t('points.expires', { amount: formatCount(amount), day: formatChinaDay(expiresAt) })}
              </View>
            ))}
          </View>
        ) : null}
      </View>
    </>
  );
}
