import type { ReactElement } from 'react';
import { useQuery } from '../../../../api/use-query';
import { FailurePanel } from '../../../../ui/failure-panel';
import { PageFrame } from '../../../../ui/page-frame';
import { Skeleton } from '../../../../ui/skeleton';
import { StaleNote } from '../../../../ui/stale-note';
import { ProfileForm } from '../../components/profile-form';
import './index.scss';

export default function ProfilePage(): ReactElement {
  const { data, at, failure, retry } = useQuery('member.profile.get');
  const onRetry = (): void => void retry();

  return (
    <PageFrame title="title.profile" canGoBack>
      {data ? (
        <>
          <StaleNote failure={failure} at={at} onRetry={onRetry} />
          <ProfileForm member={data} />
        </>
      ) : failure ? (
        <FailurePanel failure={failure} onRetry={onRetry} />
      ) : (
        <Skeleton rows={[40, 100, 100, 70]} />
      )}
    </PageFrame>
  );
}
