import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { CallFailure } from '../api/failure';
import { t } from '../messages';
import { shortTime } from './short-time';
import { Icon } from './icon';
import './stale-note.scss';

interface Props {
  failure: CallFailure | undefined;
  at: number | undefined;
  onRetry: () => void;
}

/** The last data is still on the screen: says from when it is. */
export function StaleNote({ failure, at, onRetry }: Props): ReactElement | null {
  const [now] = useState(() => Date.now());
  if (!failure || at === undefined) return null;
  const text = t(failure.unreachable ? 'state.stale' : 'state.stale_failed', { time: shortTime(at, now) });
  return (
    <View className="stale" ariaRole="button" onClick={onRetry}>
      <Icon name="offline" className="stale__icon" />
      <View className="stale__text">{text}</View>
      <View className="stale__retry">{t('action.retry')}</View>
    </View>
  );
}
