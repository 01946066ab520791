import { formatChinaTime } from '@lianke/shared';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { ReactElement } from 'react';
import { useQuery } from '../../../../api/use-query';
import type { PrivacyRequest } from '../../../../member/types';
import { t } from '../../../../messages';
import { confirm, toast } from '../../../../platform/feedback';
import { openPage } from '../../../../platform/navigate';
import { ActionButton } from '../../../../ui/action-button';
import { FailurePanel } from '../../../../ui/failure-panel';
import { PageFrame } from '../../../../ui/page-frame';
import { Skeleton } from '../../../../ui/skeleton';
import { StaleNote } from '../../../../ui/stale-note';
import { cancelRequest } from '../../actions';
import { Receipt } from '../../components/receipt';
import { kindText, stateText, whenText } from '../../components/request-words';
import { useWork } from '../../../../ui/use-work';
import './index.scss';

export default function RequestPage(): ReactElement {
  const { id } = useRouter().params;
  const { data, at, failure, retry } = useQuery('member.privacy.requests');
  const onRetry = (): void => void retry();
  const request = data?.requests.find((one) => one.id === id);
  return (
    <PageFrame title="title.privacy_request" canGoBack>
      <StaleNote failure={failure} at={at} onRetry={onRetry} />
      {request ? (
        <Details request={request} />
      ) : data ? (
        <View className="panel">{t('request.gone')}</View>
      ) : failure ? (
        <FailurePanel failure={failure} onRetry={onRetry} />
      ) : (
        <Skeleton rows={[40, 100, 80]} />
      )}
    </PageFrame>
  );
}

function Details({ request }: { request: PrivacyRequest }): ReactElement {
  const { busy, run } = useWork();
  const cancel = async (): Promise<void> => {
    const question = { title: t('request.cancel_title'), content: t('request.cancel_body') };
    if (!(await confirm({ ...question, confirmText: t('request.cancel'), cancelText: t('request.keep') }))) return;
    await cancelRequest(request.id);
    toast(t('request.cancelled_toast'), 'success');
  };
  const expired = request.kind === 'access' && request.status === 'done' && !request.can.download;
  return (
    <>
      <View className="panel">
        <View className="request__kind">{kindText(request)}</View>
        <View className={`request__state request__state--${request.status}`}>{stateText(request)}</View>
        <View className="request__time numbers">{t('request.asked_at', { time: formatChinaTime(request.requestedAt) })}</View>
        <View className="request__time numbers">{whenText(request)}</View>
        <Words title={t('request.detail')} text={request.detail} />
        <Words title={t('request.answer')} text={request.answer} />
        {request.downloadUntil === null ? null : (
          <View className="request__time numbers">{t('request.copy_until', { time: formatChinaTime(request.downloadUntil) })}</View>
        )}
        {expired ? <View className="request__time">{t('request.copy_expired')}</View> : null}
      </View>
      {request.receipt ? <Receipt receipt={request.receipt} /> : null}
      <View className="request__actions">
        {request.can.download ? <ActionButton label={t('request.open_copy')} onTap={() => openPage('myCopy', request.id)} /> : null}
        {request.can.cancel ? <ActionButton look="danger" label={t('request.cancel')} busy={busy} onTap={() => run(cancel)} /> : null}
      </View>
    </>
  );
}

function Words({ title, text }: { title: string; text: string | null }): ReactElement | null {
  if (text === null) return null;
  return (
    <View className="request__words">
      <View className="request__label">{title}</View>
      <View className="request__text">{text}</View>
    </View>
  );
}
