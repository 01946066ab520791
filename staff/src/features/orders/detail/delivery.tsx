import { EyeOutlined } from '@ant-design/icons';
import { formatChinaTime } from '@lianke/shared';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { ReasonSheet } from '../../../ui/reason-sheet.tsx';
import { useReportFailure } from '../../../ui/use-report-failure.ts';
import { useMay } from '../../session/api.ts';
import type { Order } from '../api.ts';
import css from './detail.module.css';

type Address = NonNullable<Order['address']>;
/** Long enough to copy, short enough not to stay on an unattended screen. The full address is never cached. */
const shownMs = 120_000;
const plain = (it: Address): string => [it.name, it.phone, `${it.region} ${it.detail}`].join(' ');

/** Where the goods go: masked until somebody says why they need it. */
export function Delivery({ order }: { order: Order }) {
  const { orders } = useMessages();
  const report = useReportFailure();
  const mayReveal = useMay('customers.reveal') && order.can.revealAddress;
  const [asking, setAsking] = useState(false);
  const [full, setFull] = useState<Address | null>(null);
  useEffect(() => {
    if (!full) return;
    const timer = setTimeout(() => setFull(null), shownMs);
    return () => clearTimeout(timer);
  }, [full]);
  const reveal = useMutation({
    mutationFn: (reason: string) => write('staff.orders.reveal-address', { id: order.id, reason }),
    onSuccess: ({ address }) => {
      setFull(address);
      setAsking(false);
    },
    onError: report,
  });
  const address = full ?? order.address;
  const lines: [string, ReactNode][] = [[orders.section.delivery, orders.delivery[order.delivery]]];
  if (order.store && order.delivery === 'pickup') lines.push([orders.pickupAt, `${order.store.name} ${order.store.address}`]);
  if (address) {
    lines.push([orders.recipient, `${address.name} ${address.phone}`]);
    lines.push([orders.address, `${address.region} ${address.detail}`]);
  }
  if (order.shipping) {
    lines.push([orders.company, order.shipping.company]);
    lines.push([
      orders.trackingNo,
      <span key="no" className={css.mono}>
        {order.shipping.trackingNo} <CopyButton text={order.shipping.trackingNo} />
      </span>,
    ]);
    lines.push([orders.shippedAt, formatChinaTime(order.shipping.at)]);
  }
  return (
    <>
      <Facts lines={lines} />
      {full ? (
        <span className={css.mono}>
          <CopyButton text={plain(full)} />
          <Button type="link" size="small" onClick={() => setFull(null)}>
            {orders.hide}
          </Button>
        </span>
      ) : address && mayReveal ? (
        <Button type="link" size="small" icon={<EyeOutlined />} style={{ paddingInline: 0 }} onClick={() => setAsking(true)}>
          {orders.reveal}
        </Button>
      ) : null}
      <ReasonSheet
        open={asking}
        title={orders.revealTitle}
        body={orders.revealBody}
        presets={orders.revealReasons}
        submit={orders.show}
        pending={reveal.isPending}
        onSubmit={(reason) => reveal.mutate(reason)}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
