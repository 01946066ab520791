import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { useQuery } from '../../../../api/use-query';
import { t } from '../../../../messages';
import { confirm, toast } from '../../../../platform/feedback';
import { openPage } from '../../../../platform/navigate';
import { Cell, CellGroup } from '../../../../ui/cell';
import { FailurePanel } from '../../../../ui/failure-panel';
import { PageFrame } from '../../../../ui/page-frame';
import { Skeleton } from '../../../../ui/skeleton';
import { StaleNote } from '../../../../ui/stale-note';
import { usePullToRefresh } from '../../../../ui/use-pull-to-refresh';
import { askForCopy } from '../../actions';
import { ConsentList } from '../../components/consent-list';
import { RequestList } from '../../components/request-list';
import { useWork } from '../../../../ui/use-work';
import './index.scss';

export default function PrivacyCenterPage(): ReactElement {
  const { data, at, failure, retry } = useQuery('member.privacy.consents');
  const requests = useQuery('member.privacy.requests');
  const { busy, run } = useWork();
  usePullToRefresh(retry, requests.retry);
  const onRetry = (): void => {
    void retry();
    void requests.retry();
  };

  const askCopy = async (): Promise<void> => {
    const question = { title: t('center.ask_copy_title'), content: t('center.ask_copy_body') };
    if (!(await confirm({ ...question, confirmText: t('center.ask_copy_confirm'), cancelText: t('action.cancel') }))) return;
    await askForCopy();
    toast(t('center.asked'), 'success');
  };

  return (
    <PageFrame title="title.privacy_center" canGoBack>
      <StaleNote failure={failure} at={at} onRetry={onRetry} />
      <View className="center__intro">{t('center.intro')}</View>
      <View className="center__title">{t('center.consents')}</View>
      {data ? (
        <ConsentList {...data} />
      ) : failure ? (
        <FailurePanel failure={failure} onRetry={onRetry} />
      ) : (
        <Skeleton rows={[80, 100, 60]} />
      )}
      <View className="center__title">{t('center.data')}</View>
      <CellGroup>
        <Cell label={t('center.ask_copy')} onTap={() => (busy ? undefined : run(askCopy))} />
        <Cell label={t('center.correct')} onTap={() => openPage('correct')} />
        <Cell label={t('center.erase')} onTap={() => openPage('erase')} />
      </CellGroup>
      <View className="center__title">{t('center.requests')}</View>
      <RequestList />
    </PageFrame>
  );
}
