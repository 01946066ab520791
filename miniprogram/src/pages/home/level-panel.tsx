import { formatChinaDay } from '@lianke/shared';
import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { useQuery } from '../../api/use-query';
import type { LevelCard } from '../../member/coupon-types';
import { levelProgress } from '../../member/level-progress';
import { levelRights } from '../../member/level-rights';
import { t } from '../../messages';
import type { MessageKey } from '../../messages';
import { openPage } from '../../platform/navigate';
import { formatCount } from '../../ui/format-count';
import { Skeleton } from '../../ui/skeleton';
import './level-panel.scss';

/** Below the card: points, coupons and growth, the way to the next level, and what this level brings. */
export function LevelPanel(): ReactElement {
  const { data, failure, retry } = useQuery('member.card.get');
  if (data) return <Level card={data} />;
  if (!failure) return <Skeleton rows={[100, 60]} />;
  return (
    <View className="level panel level--failed" ariaRole="button" onClick={() => void retry()}>
      <View>{t('level.failed')}</View>
      <View className="level__retry">{t('action.retry')}</View>
    </View>
  );
}

function Level({ card }: { card: LevelCard }): ReactElement {
  const progress = levelProgress(card);
  const rights = levelRights(card.level.rights);
  return (
    <View className="level panel">
      <View className="level__figures">
        <Figure label="level.points" value={card.balances.points} onTap={() => openPage('points')} />
        <Figure label="level.coupons" value={card.usableCoupons} onTap={() => openPage('myCoupons')} />
        <Figure label="level.growth" value={card.growth} />
      </View>
      {card.pointsExpiring ? (
        <View className="level__soon numbers" hoverClass="pressed" ariaRole="button" onClick={() => openPage('points')}>
          {t('points.expires', { amount: formatCount(card.pointsExpiring.amount), day: formatChinaDay(card.pointsExpiring.expiresAt) })}
        </View>
      ) : null}
      <View className="level__bar">
        <View className="level__done" style={{ width: `${progress ? progress.percent : 100}%` }} />
      </View>
      <View className="level__words numbers">
        {progress ? t('level.to_next', { missing: formatCount(progress.missing), name: progress.nextName }) : t('level.top')}
      </View>
      <View className="level__title">{t('level.rights', { name: card.level.name })}</View>
      {rights.length > 0 ? (
        <View className="level__rights">
          {rights.map((right) => (
            <View key={right} className="level__right numbers">
              {right}
            </View>
          ))}
        </View>
      ) : (
        <View className="level__words">{t('level.no_rights')}</View>
      )}
    </View>
  );
}

function Figure({ label, value, onTap }: { label: MessageKey; value: number; onTap?: () => void }): ReactElement {
  const tap = onTap ? { onClick: onTap, hoverClass: 'pressed', ariaRole: 'button' } : {};
  return (
    <View className="level__figure" {...tap}>
      <View className="level__number numbers">{formatCount(value)}</View>
      <View className="level__label">{t(label)}</View>
    </View>
  );
}
