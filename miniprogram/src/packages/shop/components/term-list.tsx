import { formatChinaDay, formatYuan } from '@lianke/shared';
import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { t } from '../../../messages';
import type { PaidTermOffer } from '../../../shop/types';
import { CheckDot } from '../../../ui/check-dot';
import { Icon } from '../../../ui/icon';
import { Price } from '../../../ui/price';
import '../../../ui/cell.scss';
import './term-list.scss';

interface Props {
  offers: readonly PaidTermOffer[];
  until: number | null;
  chosen: string;
  onChoose: (id: string) => void;
}

const months = { month: 1, quarter: 3, year: 12 } as const;

export function TermList({ offers, until, chosen, onChoose }: Props): ReactElement {
  const level = offers.find(({ id }) => id === chosen)?.levelName ?? '';
  return (
    <>
      <View className="terms__head">
        <Icon name="crown" className="terms__crown" />
        <View className="terms__words">
          <View className="terms__level">{level}</View>
          <View className="terms__until numbers">
            {until === null ? t('paid_term.none') : t('paid_term.until', { day: formatChinaDay(until) })}
          </View>
        </View>
      </View>
      <View className="cells">
        {offers.map(({ id, levelName, term, priceFen }) => (
          <View key={id} className="terms__one cell" hoverClass="pressed" ariaRole="radio" onClick={() => onChoose(id)}>
            <CheckDot on={id === chosen} label={levelName} />
            <View className="terms__words">
              <View className="terms__name">{`${levelName} · ${t(`paid_term.${term}`)}`}</View>
              {term === 'month' ? null : (
                <View className="terms__per numbers">
                  {t('paid_term.per_month', { amount: formatYuan(Math.round(priceFen / months[term])) })}
                </View>
              )}
            </View>
            <Price fen={priceFen} size="large" />
          </View>
        ))}
      </View>
      <View className="terms__note">{t('paid_term.note')}</View>
    </>
  );
}
