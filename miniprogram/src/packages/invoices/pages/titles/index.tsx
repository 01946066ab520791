import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { useSnapshot } from '../../../../api/use-snapshot';
import { savedTitles } from '../../../../invoices/lists';
import { t } from '../../../../messages';
import { openPage } from '../../../../platform/navigate';
import { ActionButton } from '../../../../ui/action-button';
import { BottomBar } from '../../../../ui/bottom-bar';
import { EmptyPanel } from '../../../../ui/empty-panel';
import { FailurePanel } from '../../../../ui/failure-panel';
import { PageFrame } from '../../../../ui/page-frame';
import { Skeleton } from '../../../../ui/skeleton';
import { StaleNote } from '../../../../ui/stale-note';
import { usePullToRefresh } from '../../../../ui/use-pull-to-refresh';
import { TitleCard } from '../../components/title-card';
import { useTitles } from '../../hooks/use-titles';

const add = (): void => openPage('titleEdit');

export default function TitlesPage(): ReactElement {
  const { data, at, failure, retry } = useSnapshot(savedTitles);
  const { removed, makeDefault, remove, undo } = useTitles();
  usePullToRefresh(retry);
  const onRetry = (): void => void retry();

  return (
    <PageFrame title="title.titles" canGoBack>
      {data ? (
        <>
          <StaleNote failure={failure} at={at} onRetry={onRetry} />
          {removed ? (
            <View className="removed-note">
              <View className="removed-note__words">{t('titles.deleted', { name: removed.name })}</View>
              <View className="removed-note__undo" hoverClass="pressed" ariaRole="button" onClick={undo}>
                {t('titles.undo')}
              </View>
            </View>
          ) : null}
          {data.map((title) => (
            <TitleCard key={title.id} title={title} onDefault={() => makeDefault(title)} onRemove={() => remove(title)} />
          ))}
          {data.length === 0 ? (
            <EmptyPanel icon="invoice" text={t('titles.empty')} action={{ label: t('titles.add'), onTap: add }} />
          ) : (
            <BottomBar>
              <View className="bottom-bar__action--wide">
                <ActionButton label={t('titles.add')} onTap={add} />
              </View>
            </BottomBar>
          )}
        </>
      ) : failure ? (
        <FailurePanel failure={failure} onRetry={onRetry} />
      ) : (
        <>
          <Skeleton rows={[70, 50]} />
          <Skeleton rows={[70, 50]} />
        </>
      )}
    </PageFrame>
  );
}
