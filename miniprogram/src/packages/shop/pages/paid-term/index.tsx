import { formatYuan } from '@lianke/shared';
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useQuery } from '../../../../api/use-query';
import { t } from '../../../../messages';
import { noMeans } from '../../../../shop/no-means';
import { useBuy } from '../../../../shop/use-buy';
import { ActionButton } from '../../../../ui/action-button';
import { BottomBar } from '../../../../ui/bottom-bar';
import { EmptyPanel } from '../../../../ui/empty-panel';
import { FailurePanel } from '../../../../ui/failure-panel';
import { PageFrame } from '../../../../ui/page-frame';
import { Skeleton } from '../../../../ui/skeleton';
import { StaleNote } from '../../../../ui/stale-note';
import { usePullToRefresh } from '../../../../ui/use-pull-to-refresh';
import { TermList } from '../../components/term-list';

export default function PaidTermPage(): ReactElement {
  const { data, at, failure, retry } = useQuery('member.offers.paid-terms');
  const [wanted, setWanted] = useState<string>();
  const { busy, buy } = useBuy();
  usePullToRefresh(retry);
  const onRetry = (): void => void retry();
  const chosen = data?.offers.find(({ id }) => id === wanted) ?? data?.offers[0];
  const verb = data?.until == null ? 'paid_term.buy' : 'paid_term.renew';

  return (
    <PageFrame title="title.paid_term" canGoBack>
      <StaleNote failure={failure} at={at} onRetry={onRetry} />
      {!data ? (
        failure ? (
          <FailurePanel failure={failure} onRetry={onRetry} />
        ) : (
          <Skeleton rows={[60, 100, 100, 100]} />
        )
      ) : chosen ? (
        <>
          <TermList offers={data.offers} until={data.until} chosen={chosen.id} onChoose={setWanted} />
          <BottomBar>
            <View className="bottom-bar__action--wide">
              <ActionButton
                label={t(verb, { amount: formatYuan(chosen.priceFen) })}
                busy={busy}
                onTap={() =>
                  buy({
                    purchase: { kind: 'paid_term', offerId: chosen.id },
                    means: noMeans,
                    expectedPayFen: chosen.priceFen,
                    address: null,
                  })
                }
              />
            </View>
          </BottomBar>
        </>
      ) : (
        <EmptyPanel icon="crown" text={t('paid_term.empty')} />
      )}
    </PageFrame>
  );
}
