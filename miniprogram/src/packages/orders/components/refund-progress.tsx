import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { t } from '../../../messages';
import type { Refund } from '../../../shop/types';

const steps = ['asked', 'approved', 'there'] as const;
/** How many steps are behind it; what was refused or taken back goes nowhere. */
const done: Partial<Record<Refund['state'], number>> = { requested: 1, approved: 2, failed: 2, succeeded: 3 };

export function RefundProgress({ state }: { state: Refund['state'] }): ReactElement | null {
  const behind = done[state];
  if (behind === undefined) return null;
  return (
    <View className="progress">
      {steps.map((step, at) => (
        <View key={step} className={`progress__step ${at < behind ? 'progress__step--done' : ''}`}>
          <View className="progress__dot" />
          <View className="progress__label">{t(`refund.step.${step}`)}</View>
        </View>
      ))}
    </View>
  );
}
