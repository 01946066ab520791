import { formatChinaTime } from '@lianke/shared';
import { View } from '@tarojs/components';
import { useLoad, useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { toFailure } from '../../../../api/failure';
import type { CallFailure } from '../../../../api/failure';
import type { MyData } from '../../../../member/types';
import { t } from '../../../../messages';
import { toast } from '../../../../platform/feedback';
import { copyText, fileGoes, keepFile } from '../../../../platform/keep-file';
import { ActionButton } from '../../../../ui/action-button';
import { FailurePanel } from '../../../../ui/failure-panel';
import { PageFrame } from '../../../../ui/page-frame';
import { PrivacySheet } from '../../../../ui/privacy-sheet';
import { Skeleton } from '../../../../ui/skeleton';
import { readMyData } from '../../actions';
import { CopySections } from '../../components/copy-sections';
import { usePrivacyQuestion } from '../../../../member/use-privacy-question';
import './index.scss';

/** Everything in clear, so it is asked for each time and never kept on the phone. */
export default function CopyPage(): ReactElement {
  const { id = '' } = useRouter().params;
  const [copy, setCopy] = useState<MyData>();
  const [failure, setFailure] = useState<CallFailure>();
  const question = usePrivacyQuestion();
  const load = (): void => {
    setFailure(undefined);
    readMyData(id).then(setCopy, (error: unknown) => setFailure(toFailure(error)));
  };
  useLoad(() => {
    if (id) load();
  });

  return (
    <PageFrame title="title.my_copy" canGoBack>
      {copy ? (
        <Copy copy={copy} />
      ) : !id ? (
        <View className="panel">{t('request.gone')}</View>
      ) : failure ? (
        <FailurePanel failure={failure} onRetry={load} />
      ) : (
        <Skeleton rows={[40, 100, 100, 80]} />
      )}
      {question ? <PrivacySheet {...question} /> : null}
    </PageFrame>
  );
}

function Copy({ copy }: { copy: MyData }): ReactElement {
  const keep = (): void => {
    keepFile(t('copy.file'), copy.html).catch(() => toast(t('copy.not_sent')));
  };
  const copyJson = (): void => {
    copyText(copy.json).then(
      () => toast(t('copy.copied'), 'success'),
      () => toast(t('copy.not_sent')),
    );
  };
  return (
    <>
      <View className="copy__time numbers">{t('copy.prepared', { time: formatChinaTime(copy.preparedAt) })}</View>
      <ActionButton label={t(fileGoes === 'send' ? 'copy.send' : 'copy.save')} onTap={keep} />
      <View className="copy__second">
        <ActionButton look="quiet" label={t('copy.copy_json')} onTap={copyJson} />
      </View>
      <CopySections json={copy.json} />
    </>
  );
}
