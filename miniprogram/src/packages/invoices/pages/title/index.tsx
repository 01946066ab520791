import { useRouter } from '@tarojs/taro';
import type { ReactElement } from 'react';
import { useSnapshot } from '../../../../api/use-snapshot';
import { savedTitles } from '../../../../invoices/lists';
import { usePrivacyQuestion } from '../../../../member/use-privacy-question';
import { t } from '../../../../messages';
import { goBack } from '../../../../platform/navigate';
import { EmptyPanel } from '../../../../ui/empty-panel';
import { FailurePanel } from '../../../../ui/failure-panel';
import { PageFrame } from '../../../../ui/page-frame';
import { PrivacySheet } from '../../../../ui/privacy-sheet';
import { Skeleton } from '../../../../ui/skeleton';
import { TitleForm } from '../../components/title-form';

export default function TitlePage(): ReactElement {
  const { id } = useRouter().params;
  const { data, failure, retry, loading } = useSnapshot(savedTitles);
  const question = usePrivacyQuestion();
  const saved = data?.find((one) => one.id === id);
  return (
    <PageFrame title={id === undefined ? 'title.title_add' : 'title.title_edit'} canGoBack>
      {id === undefined ? (
        // The first one is the one to use until there are others.
        <TitleForm saved={undefined} first={data?.length === 0} />
      ) : saved ? (
        <TitleForm saved={saved} first={false} />
      ) : data && !loading ? (
        <EmptyPanel icon="invoice" text={t('titles.gone')} action={{ label: t('titles.back'), onTap: goBack }} />
      ) : failure ? (
        <FailurePanel failure={failure} onRetry={() => void retry()} />
      ) : (
        <Skeleton rows={[40, 100, 100]} />
      )}
      {question ? <PrivacySheet {...question} /> : null}
    </PageFrame>
  );
}
