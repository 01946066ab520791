import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { useQuery } from '../../../../api/use-query';
import { t } from '../../../../messages';
import { FailurePanel } from '../../../../ui/failure-panel';
import { PageFrame } from '../../../../ui/page-frame';
import { Skeleton } from '../../../../ui/skeleton';
import { StaleNote } from '../../../../ui/stale-note';
import { ConsentPanel } from '../../components/consent-panel';
import './index.scss';

export default function PrivacyPage(): ReactElement {
  const { data: notice, at, failure, retry } = useQuery('member.privacy.get');
  const { data: member } = useQuery('member.profile.get');
  const onRetry = (): void => void retry();

  if (!notice) {
    return (
      <PageFrame title="title.privacy" canGoBack>
        {failure ? <FailurePanel failure={failure} onRetry={onRetry} /> : <Skeleton rows={[40, 100, 96, 60, 32, 100, 90]} />}
      </PageFrame>
    );
  }
  return (
    <PageFrame title="title.privacy" canGoBack>
      <StaleNote failure={failure} at={at} onRetry={onRetry} />
      <View className="notice__head">
        <View className="notice__shop">{notice.shopName}</View>
        <View className="notice__version">{t('privacy.version', { version: notice.textVersion })}</View>
      </View>
      <View className="notice panel">
        {notice.sections.length === 0 ? <View className="notice__body">{t('privacy.empty')}</View> : null}
        {notice.sections.map((section) => (
          <View key={section.title} className="notice__section">
            <View className="notice__title">{section.title}</View>
            <View className="notice__body">{section.body}</View>
          </View>
        ))}
      </View>
      {member ? <ConsentPanel member={member} notice={notice} /> : null}
    </PageFrame>
  );
}
