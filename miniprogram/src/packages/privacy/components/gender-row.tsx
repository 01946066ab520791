import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { t } from '../../../messages';
import { Cell } from '../../../ui/cell';

const choices = ['male', 'female'] as const;

/** A second tap takes the choice back: nothing is to change then. */
export function GenderRow({ value, onPick }: { value: string; onPick: (gender: string) => void }): ReactElement {
  const chips = (
    <View className="gender">
      {choices.map((choice) => (
        <View
          key={choice}
          className={`gender__one ${value === choice ? 'gender__one--on' : ''}`}
          ariaRole="radio"
          onClick={() => onPick(value === choice ? '' : choice)}
        >
          {t(`correct.${choice}`)}
        </View>
      ))}
    </View>
  );
  return <Cell label={t('correct.gender')} value={chips} />;
}
