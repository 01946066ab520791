import { Textarea, View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { t } from '../../../messages';
import './reason-picker.scss';

const reasons = ['changed_mind', 'wrong', 'damaged', 'missing', 'quality', 'other'] as const;
export type ReasonKey = (typeof reasons)[number];

interface Props {
  chosen: ReasonKey | undefined;
  onChoose: (reason: ReasonKey) => void;
  words: string;
  onWords: (words: string) => void;
}

export function ReasonPicker({ chosen, onChoose, words, onWords }: Props): ReactElement {
  return (
    <View className="panel">
      <View className="section-title">{t('refund.why')}</View>
      <View className="reasons">
        {reasons.map((reason) => (
          <View
            key={reason}
            className={`reasons__one ${reason === chosen ? 'reasons__one--on' : ''}`}
            ariaRole="radio"
            onClick={() => onChoose(reason)}
          >
            <View className="reasons__face">{t(`refund.reason.${reason}`)}</View>
          </View>
        ))}
      </View>
      <Textarea
        className="reasons__words"
        name="words"
        maxlength={150}
        value={words}
        placeholder={t('refund.words_hint')}
        placeholderClass="reasons__placeholder"
        onInput={({ detail }) => onWords(detail.value)}
      />
    </View>
  );
}
