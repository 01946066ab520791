import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import type { CallFailure } from '../api/failure';
import { t } from '../messages';
import { ActionButton } from './action-button';
import { Icon } from './icon';
import './failure-panel.scss';

interface Props {
  title?: string;
  failure: CallFailure;
  onRetry: () => void;
}

/** Nothing to show: what happened, what to do, and a code in small print. */
export function FailurePanel({ title = t('state.failed_title'), failure, onRetry }: Props): ReactElement {
  const code = failure.requestId ? `${failure.code} · ${failure.requestId.slice(-8)}` : failure.code;
  return (
    <View className="failure panel">
      <Icon name="offline" className="failure__icon" />
      <View className="failure__title">{title}</View>
      <View className="failure__cause">{failure.message}</View>
      <ActionButton look="small" label={t('action.retry')} onTap={onRetry} />
      <View className="failure__code">{t('state.error_code', { code })}</View>
    </View>
  );
}
