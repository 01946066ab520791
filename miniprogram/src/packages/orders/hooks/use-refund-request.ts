import type { Input } from '@lianke/shared/api';
import { useState } from 'react';
import { call } from '../../../api/call';
import { oneKeyPerWish } from '../../../api/one-key';
import type { Photo } from '../../../platform/photos';
import { showMoved } from '../../../shop/changes';

type Wish = Input<'member.refunds.ask'>;

/** Sends the photos, then the request. Photos that are there already are not sent again. */
export function useRefundRequest(): (wish: Wish, photos: readonly Photo[]) => Promise<void> {
  const [once] = useState(oneKeyPerWish);
  const [sent] = useState(() => new Map<string, string>());
  return async (wish, photos) => {
    const photoIds: string[] = [];
    for (const { base64 } of photos) {
      const id = sent.get(base64) ?? (await call('member.files.upload', { base64 })).id;
      sent.set(base64, id);
      photoIds.push(id);
    }
    const whole = { ...wish, photoIds };
    await once(whole, (key) => call('member.refunds.ask', whole, key));
    await showMoved(wish.orderId);
  };
}
