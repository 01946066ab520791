import { formatChinaTime } from '@lianke/shared';
import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import type { CallFailure } from '../api/failure';
import { t } from '../messages';
import { Icon } from './icon';
import './stale-note.scss';

interface Props {
  failure: CallFailure | undefined;
  at: number | undefined;
  onRetry: () => void;
}

/** The last data is still on the screen: says from when it is. */
export function StaleNote({ failure, at, onRetry }: Props): ReactElement | null {
  if (!failure || at === undefined) return null;
  const text = t(failure.unreachable ? 'state.stale' : 'state.stale_failed', { time: formatChinaTime(at) });
  return (
    <View className="stale" ariaRole="button" onClick={onRetry}>
      <Icon name="offline" className="stale__icon" />
      <View className="stale__text">{text}</View>
      <View className="stale__retry">{t('action.retry')}</View>
    </View>
  );
}
