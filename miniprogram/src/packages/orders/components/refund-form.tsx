import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { t } from '../../../messages';
import { toast } from '../../../platform/feedback';
import { goBack } from '../../../platform/navigate';
import type { Photo } from '../../../platform/photos';
import { showMoved } from '../../../shop/changes';
import type { OrderDetail } from '../../../shop/types';
import { ActionButton } from '../../../ui/action-button';
import { BottomBar } from '../../../ui/bottom-bar';
import { useWork } from '../../../ui/use-work';
import { useRefundRequest } from '../hooks/use-refund-request';
import { PhotoPicker } from './photo-picker';
import { PiecePicker } from './piece-picker';
import { ReasonPicker } from './reason-picker';
import type { ReasonKey } from './reason-picker';
import { RefundPreview } from './refund-preview';
import { allPieces, byPiece, refundWish } from './refund-wish';

export function RefundForm({ order }: { order: OrderDetail }): ReactElement {
  const [pieces, setPieces] = useState(() => allPieces(order));
  const [reason, setReason] = useState<ReasonKey>();
  const [words, setWords] = useState('');
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const { busy, run } = useWork();
  const ask = useRefundRequest();
  const wish = refundWish(order, pieces);

  const send = async (): Promise<void> => {
    if (!wish) return toast(t('refund.back_none'));
    if (!reason) return toast(t('refund.need_reason'));
    const why = words.trim();
    await ask({ ...wish, reason: why ? `${t(`refund.reason.${reason}`)}：${why}` : t(`refund.reason.${reason}`) }, photos);
    toast(t('refund.sent'), 'success');
    goBack();
  };

  return (
    <>
      {byPiece(order) ? (
        <PiecePicker order={order} pieces={pieces} onChange={setPieces} />
      ) : (
        <View className="panel">{t('refund.whole')}</View>
      )}
      <ReasonPicker chosen={reason} onChoose={setReason} words={words} onWords={setWords} />
      <PhotoPicker photos={photos} onChange={setPhotos} />
      {wish ? <RefundPreview wish={wish} hasCoupons={order.coupons.length > 0} /> : <View className="panel">{t('refund.back_none')}</View>}
      <BottomBar>
        <View className="bottom-bar__action--wide">
          <ActionButton
            label={t('refund.send')}
            busy={busy}
            onTap={() => run(() => send().catch((error: unknown) => showMoved(order.id).then(() => Promise.reject(error as Error))))}
          />
        </View>
      </BottomBar>
    </>
  );
}
