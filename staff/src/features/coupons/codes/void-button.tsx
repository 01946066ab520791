import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { ReasonSheet } from '../../../ui/reason-sheet.tsx';
import { useReportFailure } from '../../../ui/use-report-failure.ts';
import { useMay } from '../../session/api.ts';
import type { HeldCoupon } from '../api.ts';
import { couponKeys } from '../api.ts';

/** Takes a coupon back; nothing to see without the right or when it is over anyway. */
export function VoidButton({ coupon, onDone }: { coupon: HeldCoupon; onDone: (coupon: HeldCoupon) => void }) {
  const { codes: words } = useMessages();
  const { message } = App.useApp();
  const client = useQueryClient();
  const report = useReportFailure();
  const mayGrant = useMay('coupons.grant');
  const [asking, setAsking] = useState(false);
  const take = useMutation({
    mutationFn: (reason: string) => write('staff.coupons.void', { id: coupon.id, reason }),
    onSuccess: async (answer) => {
      void message.success(words.voided);
      setAsking(false);
      onDone(answer.coupon);
      await client.invalidateQueries({ queryKey: couponKeys.ofCustomer(coupon.customer.id) });
    },
    onError: report,
  });
  if (!mayGrant || coupon.state !== 'available') return null;
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        {words.void}
      </Button>
      {asking ? (
        <ReasonSheet
          title={words.void}
          body={words.voidBody}
          presets={words.voidReasons}
          submit={words.void}
          danger
          pending={take.isPending}
          onSubmit={(reason) => take.mutate(reason)}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}
