import { formatChinaTime, formatYuan } from '@lianke/shared';
import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { call } from '../../../api/call';
import { fileUrl } from '../../../api/file-url';
import { t } from '../../../messages';
import { confirm, toast } from '../../../platform/feedback';
import { showPhotos } from '../../../platform/photos';
import { showMoved } from '../../../shop/changes';
import type { Refund } from '../../../shop/types';
import { ActionButton } from '../../../ui/action-button';
import { formatCount } from '../../../ui/format-count';
import { Picture } from '../../../ui/picture';
import { useWork } from '../../../ui/use-work';
import './refund-list.scss';
import { RefundProgress } from './refund-progress';

function parts({ payFen, balanceFen, points }: Refund): string {
  return [
    payFen > 0 ? `${t('refund.back_money')} ${formatYuan(payFen)}` : '',
    balanceFen > 0 ? `${t('refund.back_balance')} ${formatYuan(balanceFen)}` : '',
    points > 0 ? `${t('refund.back_points')} ${formatCount(points)}` : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

export function RefundCard({ refund }: { refund: Refund }): ReactElement {
  const { id, orderId, state, reason, answer, askedBy, createdAt, photos } = refund;
  const { busy, run } = useWork();
  const urls = photos.map(({ url }) => fileUrl(url));
  const cancel = async (): Promise<void> => {
    const question = { title: t('order.refund_cancel_title'), content: t('order.refund_cancel_body') };
    if (!(await confirm({ ...question, confirmText: t('order.refund_cancel'), cancelText: t('action.cancel') }))) return;
    await call('member.refunds.cancel', { id }).finally(() => showMoved(orderId));
    toast(t('order.refund_cancelled'), 'success');
  };
  return (
    <View className="refunds__one">
      <View className={`refunds__state refunds__state--${state}`}>{t(`refund.state.${state}`)}</View>
      <View className="refunds__parts numbers">{parts(refund)}</View>
      <RefundProgress state={state} />
      <View className="refunds__small numbers">
        {`${formatChinaTime(createdAt)}${askedBy === 'customer' ? '' : ` · ${t('refund.by_staff')}`}`}
      </View>
      {reason ? <View className="refunds__small">{`${t('refund.reason_label')}：${reason}`}</View> : null}
      {answer ? <View className="refunds__answer">{`${t('refund.answer')}：${answer}`}</View> : null}
      {photos.length > 0 ? (
        <View className="refunds__photos">
          {photos.map((photo, at) => (
            <Picture key={photo.id} image={photo} className="picture--small" onTap={() => showPhotos(urls, urls[at] ?? '')} />
          ))}
        </View>
      ) : null}
      {state === 'requested' && askedBy === 'customer' ? (
        <View className="refunds__action">
          <ActionButton look="small" label={t('order.refund_cancel')} busy={busy} onTap={() => run(cancel)} />
        </View>
      ) : null}
    </View>
  );
}
