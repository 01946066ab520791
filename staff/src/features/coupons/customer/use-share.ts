import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { useReportFailure } from '../../../ui/use-report-failure.ts';
import { sendCard } from '../../../wecom/send-card.ts';
import { WecomFailure } from '../../../wecom/wecom-failure.ts';
import picture from './share-card.png?no-inline';

/** Makes a card for this customer and sends it into the chat; says whether it was sent, never assumes it. */
export function useShare(customerId: string, onSent: () => void) {
  const { member: words } = useMessages();
  const { message } = App.useApp();
  const report = useReportFailure();
  return useMutation({
    mutationFn: async (templateId: string) => {
      const { appId, title, page } = await write('staff.coupons.share', { templateId, customerId });
      return sendCard({ appId, title, page, imageUrl: new URL(picture, window.location.href).href });
    },
    onSuccess: (outcome) => {
      if (outcome === 'cancelled') return void message.info(words.shareCancelled);
      void message.success(words.shared);
      onSent();
    },
    onError: (error) => (error instanceof WecomFailure ? void message.error(words.shareFailed, 5) : report(error)),
  });
}
