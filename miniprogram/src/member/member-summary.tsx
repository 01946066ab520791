import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import type { SnapshotView } from '../api/use-snapshot';
import { t } from '../messages';
import { openPage } from '../platform/navigate';
import { FailurePanel } from '../ui/failure-panel';
import { MemberCard } from '../ui/member-card';
import { CardSkeleton } from '../ui/skeleton';
import { StaleNote } from '../ui/stale-note';
import type { Member } from './types';

interface Props {
  member: SnapshotView<Member>;
}

/** The card in all its states: not here yet, not logged in, from memory, fresh. */
export function MemberSummary({ member: { data, at, failure, retry } }: Props): ReactElement {
  const onRetry = (): void => void retry();
  if (data) {
    return (
      <View>
        <StaleNote failure={failure} at={at} onRetry={onRetry} />
        <MemberCard member={data} onTap={() => openPage('profile')} />
      </View>
    );
  }
  return failure ? <FailurePanel title={t('home.guest_title')} failure={failure} onRetry={onRetry} /> : <CardSkeleton />;
}
