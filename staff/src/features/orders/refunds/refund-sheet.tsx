import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex, Form, Segmented, Switch } from 'antd';
import { useState } from 'react';
import { formatYuan } from '@lianke/shared';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { isReason, ReasonField } from '../../../ui/reason-field.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { useReportFailure } from '../../../ui/use-report-failure.ts';
import { RefundInvoiceNote } from '../../invoices/customer/refund-invoice-note.tsx';
import type { Order } from '../api.ts';
import { refundPreviewQuery } from '../api.ts';
import { invalidateOrders } from '../detail/use-order-step.ts';
import { RestockSwitch } from './refund-answer.tsx';
import { canChoosePieces, startDraft, toWish } from './refund-draft.ts';
import { RefundPieces } from './refund-pieces.tsx';
import { RefundPreview } from './refund-preview.tsx';

/** Gives back without being asked: what, why, and what that comes to before anything is done. */
export function RefundSheet({ order, onClose }: { order: Order; onClose: () => void }) {
  const { refunds, states } = useMessages();
  const { message } = App.useApp();
  const client = useQueryClient();
  const report = useReportFailure();
  const [draft, setDraft] = useState(() => startDraft(order));
  const [reason, setReason] = useState('');
  const wish = toWish(order.id, draft);
  const preview = useQuery({ ...refundPreviewQuery(wish ?? { orderId: order.id, lines: [] }), enabled: wish !== null });
  const make = useMutation({
    mutationFn: (input: NonNullable<typeof wish>) =>
      write('staff.refunds.make', { ...input, reason: reason.trim(), restock: draft.restock }),
    onSuccess: () => {
      void message.success(refunds.made);
      onClose();
    },
    onError: report,
    onSettled: () => invalidateOrders(client),
  });
  const sum = preview.data && !preview.isPlaceholderData ? preview.data.payFen + preview.data.balanceFen : null;
  const ready = wish !== null && isReason(reason) && preview.isSuccess && !preview.isPlaceholderData;
  return (
    <Sheet open title={refunds.sheetTitle} onClose={onClose}>
      <Form layout="vertical" onFinish={() => ready && make.mutate(wish)}>
        {canChoosePieces(order) ? (
          <Form.Item label={refunds.which}>
            <Segmented<'everything' | 'pieces'>
              value={draft.what}
              onChange={(what) => setDraft({ ...draft, what })}
              aria-label={refunds.which}
              options={[
                { value: 'everything', label: refunds.everything },
                { value: 'pieces', label: refunds.somePieces },
              ]}
            />
            {draft.what === 'pieces' ? (
              <RefundPieces lines={order.lines} pieces={draft.pieces} onChange={(pieces) => setDraft({ ...draft, pieces })} />
            ) : null}
          </Form.Item>
        ) : null}
        {order.totals.shippingFen > 0 ? (
          <Flex gap={12} align="center" style={{ marginBottom: 12 }}>
            <Switch
              checked={draft.withShipping}
              onChange={(withShipping) => setDraft({ ...draft, withShipping })}
              aria-label={refunds.withShipping}
            />
            <span>
              {refunds.withShipping} {formatYuan(order.totals.shippingFen)}
            </span>
          </Flex>
        ) : null}
        {order.kind === 'goods' ? <RestockSwitch value={draft.restock} onChange={(restock) => setDraft({ ...draft, restock })} /> : null}
        <Form.Item label={refunds.reason}>
          <ReasonField
            value={reason}
            onChange={setReason}
            presets={refunds.reasons}
            label={refunds.reason}
            placeholder={states.reasonPlaceholder}
          />
        </Form.Item>
        <RefundInvoiceNote orderId={order.id} />
        <RefundPreview query={preview} chosen={wish !== null} />
        <Flex justify="flex-end" gap={8} style={{ marginTop: 16 }}>
          <Button onClick={onClose}>{states.cancel}</Button>
          <Button type="primary" danger htmlType="submit" disabled={!ready} loading={make.isPending}>
            {sum === null ? refunds.makePlain : refunds.make(formatYuan(sum))}
          </Button>
        </Flex>
      </Form>
    </Sheet>
  );
}
