import { formatYuan } from '@lianke/shared';
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useQuery } from '../../../../api/use-query';
import { t } from '../../../../messages';
import { openPage } from '../../../../platform/navigate';
import { noMeans } from '../../../../shop/no-means';
import { useBuy } from '../../../../shop/use-buy';
import { ActionButton } from '../../../../ui/action-button';
import { BottomBar } from '../../../../ui/bottom-bar';
import { Cell, CellGroup } from '../../../../ui/cell';
import { EmptyPanel } from '../../../../ui/empty-panel';
import { FailurePanel } from '../../../../ui/failure-panel';
import { PageFrame } from '../../../../ui/page-frame';
import { Skeleton } from '../../../../ui/skeleton';
import { StaleNote } from '../../../../ui/stale-note';
import { usePullToRefresh } from '../../../../ui/use-pull-to-refresh';
import { BalanceHead } from '../../components/balance-head';
import { PackageGrid } from '../../components/package-grid';

export default function TopUpPage(): ReactElement {
  const { data, at, failure, retry } = useQuery('member.offers.top-ups');
  const [wanted, setWanted] = useState<string>();
  const { busy, buy } = useBuy();
  usePullToRefresh(retry);
  const onRetry = (): void => void retry();
  const chosen = data?.packages.find(({ id }) => id === wanted) ?? data?.packages[0];

  return (
    <PageFrame title="title.top_up" canGoBack>
      <StaleNote failure={failure} at={at} onRetry={onRetry} />
      {!data ? (
        failure ? (
          <FailurePanel failure={failure} onRetry={onRetry} />
        ) : (
          <Skeleton rows={[30, 60, 100, 100]} />
        )
      ) : (
        <>
          <BalanceHead balance={data.balance} />
          <CellGroup>
            <Cell icon="clock" label={t('top_up.history')} onTap={() => openPage('balance')} />
          </CellGroup>
          {chosen ? (
            <PackageGrid packages={data.packages} chosen={chosen.id} onChoose={setWanted} />
          ) : (
            <EmptyPanel icon="wallet" text={t('top_up.empty')} />
          )}
        </>
      )}
      {chosen ? (
        <BottomBar>
          <View className="bottom-bar__action--wide">
            <ActionButton
              label={t('top_up.pay', { amount: formatYuan(chosen.payFen) })}
              busy={busy}
              onTap={() =>
                buy({ purchase: { kind: 'top_up', packageId: chosen.id }, means: noMeans, expectedPayFen: chosen.payFen, address: null })
              }
            />
          </View>
        </BottomBar>
      ) : null}
    </PageFrame>
  );
}
