import { formatYuan } from '@lianke/shared';
import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { t } from '../../../messages';
import type { TopUpPackage } from '../../../shop/types';
import './package-grid.scss';

interface Props {
  packages: readonly TopUpPackage[];
  chosen: string;
  onChoose: (id: string) => void;
}

/** `¥500.00` → `¥500`: packages are round sums. */
const short = (fen: number): string => formatYuan(fen).replace(/\.00$/, '');

export function PackageGrid({ packages, chosen, onChoose }: Props): ReactElement {
  const one = packages.find(({ id }) => id === chosen);
  const days = one && one.bonusFen > 0 ? one.bonusDays : null;
  return (
    <View className="panel">
      <View className="section-title">{t('top_up.pick')}</View>
      <View className="packages">
        {packages.map(({ id, payFen, bonusFen }) => (
          <View
            key={id}
            className={`packages__one ${id === chosen ? 'packages__one--on' : ''}`}
            hoverClass="pressed"
            ariaRole="radio"
            onClick={() => onChoose(id)}
          >
            <View className="packages__face">
              <View className={`packages__pay numbers ${payFen >= 1_000_000 ? 'packages__pay--long' : ''}`}>{short(payFen)}</View>
              <View className={`packages__bonus numbers ${bonusFen > 0 ? '' : 'packages__bonus--none'}`}>
                {bonusFen > 0 ? t('top_up.gives', { amount: short(bonusFen) }) : t('top_up.gives_nothing')}
              </View>
            </View>
          </View>
        ))}
      </View>
      {one?.note ? <View className="packages__note">{one.note}</View> : null}
      {days === null ? null : <View className="packages__note numbers">{t('top_up.days', { days })}</View>}
      <View className="packages__note">{t('top_up.note')}</View>
    </View>
  );
}
