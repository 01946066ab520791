import { formatYuan } from '@lianke/shared';
import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { call } from '../../../api/call';
import type { Source } from '../../../api/snapshots';
import { useSnapshot } from '../../../api/use-snapshot';
import type { Input, Output } from '@lianke/shared/api';
import { t } from '../../../messages';
import { FailurePanel } from '../../../ui/failure-panel';
import { formatCount } from '../../../ui/format-count';
import { Skeleton } from '../../../ui/skeleton';
import './refund-preview.scss';

type Wish = Input<'member.refunds.preview'>;

const previewOf = (wish: Wish): Source<Output<'member.refunds.preview'>> => ({
  key: `refund-preview:${JSON.stringify(wish)}`,
  read: () => call('member.refunds.preview', wish),
});

/** What would come back, and to where. */
export function RefundPreview({ wish, hasCoupons }: { wish: Wish; hasCoupons: boolean }): ReactElement {
  const { data, failure, retry } = useSnapshot(previewOf(wish));
  if (failure) return <FailurePanel failure={failure} onRetry={() => void retry()} />;
  if (!data) return <Skeleton rows={[30, 60]} />;
  const { payFen, balanceFen, points, couponsReturn } = data;
  return (
    <View className="panel">
      <View className="section-title">{t('refund.back')}</View>
      {payFen > 0 ? <Row label={t('refund.back_money')} value={formatYuan(payFen)} main /> : null}
      {balanceFen > 0 ? <Row label={t('refund.back_balance')} value={formatYuan(balanceFen)} main /> : null}
      {points > 0 ? <Row label={t('refund.back_points')} value={formatCount(points)} /> : null}
      {hasCoupons ? (
        <Row label={t('refund.back_coupons')} value={t(couponsReturn ? 'refund.back_coupons_yes' : 'refund.back_coupons_no')} />
      ) : null}
    </View>
  );
}

function Row({ label, value, main = false }: { label: string; value: string; main?: boolean }): ReactElement {
  return (
    <View className="comes-back">
      <View>{label}</View>
      <View className={`numbers ${main ? 'comes-back__main' : 'comes-back__small'}`}>{value}</View>
    </View>
  );
}
