import { App, Button } from 'antd';
import { useState } from 'react';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { ReasonSheet } from '../../../ui/reason-sheet.tsx';
import type { Order } from '../api.ts';
import { RefundSheet } from '../refunds/refund-sheet.tsx';
import css from './detail.module.css';
import { ShipSheet } from './ship-sheet.tsx';
import { useOrderStep } from './use-order-step.ts';

/** What can be done with an order now; the server says what, by its state and the role. */
export function OrderActions({ order: it }: { order: Order }) {
  const { orders, states } = useMessages();
  const { modal } = App.useApp();
  const [open, setOpen] = useState<'ship' | 'close' | 'refund' | null>(null);
  const stop = (): void => setOpen(null);
  const complete = useOrderStep(() => write('staff.orders.complete', { id: it.id }), orders.completed);
  const close = useOrderStep((reason: string) => write('staff.orders.close', { id: it.id, reason }), orders.closed, stop);
  const { can } = it;
  if (!can.ship && !can.complete && !can.close && !can.refund) return null;
  const handOver = it.delivery === 'pickup' && it.state === 'paid';
  const askComplete = (): void =>
    void modal.confirm({
      title: orders.completeTitle,
      content: orders.completeBody,
      okText: handOver ? orders.handOver : orders.complete,
      cancelText: states.cancel,
      onOk: () => complete.mutateAsync(undefined).catch(() => undefined),
    });
  return (
    <div className={css.actions}>
      {can.ship ? (
        <Button type="primary" onClick={() => setOpen('ship')}>
          {orders.ship}
        </Button>
      ) : null}
      {can.complete ? (
        <Button type={can.ship ? 'default' : 'primary'} onClick={askComplete}>
          {handOver ? orders.handOver : orders.complete}
        </Button>
      ) : null}
      {can.refund ? <Button onClick={() => setOpen('refund')}>{orders.refund}</Button> : null}
      {can.close ? <Button onClick={() => setOpen('close')}>{orders.close}</Button> : null}
      {open === 'ship' ? <ShipSheet order={it} onClose={stop} /> : null}
      {open === 'refund' ? <RefundSheet order={it} onClose={stop} /> : null}
      <ReasonSheet
        open={open === 'close'}
        title={orders.closeTitle}
        body={orders.closeBody}
        presets={orders.closeReasons}
        submit={orders.close}
        danger
        pending={close.isPending}
        onSubmit={(reason) => close.mutate(reason)}
        onClose={stop}
      />
    </div>
  );
}
