import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { profileSteps } from '../../member/profile-steps';
import type { Member } from '../../member/types';
import { t } from '../../messages';
import { openPage } from '../../platform/navigate';
import { Icon } from '../../ui/icon';

/** Goes away once there is nothing left to do. */
export function CompleteProfile({ member }: { member: Member }): ReactElement | null {
  const steps = profileSteps(member);
  const done = steps.filter((step) => step.done).length;
  if (done === steps.length) return null;
  return (
    <View className="panel">
      <View className="complete__head">
        <View className="section-title">{t('home.complete')}</View>
        <View className="complete__progress numbers">{t('home.complete_progress', { done, all: steps.length })}</View>
      </View>
      <View className="complete__hint">{t('home.complete_hint')}</View>
      {steps.map((step) => (
        <View key={step.key} className="complete__step" hoverClass="pressed" ariaRole="button" onClick={() => openPage('profile')}>
          <View className={`complete__dot ${step.done ? 'complete__dot--done' : ''}`}>{step.done ? <Icon name="check" /> : null}</View>
          <View className="complete__name">{t(step.key)}</View>
          <View className={step.done ? 'complete__state' : 'complete__state complete__state--todo'}>
            {t(step.done ? 'home.step.done' : 'home.step.todo')}
          </View>
        </View>
      ))}
    </View>
  );
}
