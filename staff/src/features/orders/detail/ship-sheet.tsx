import { AutoComplete, Button, Flex, Form, Input } from 'antd';
import { useState } from 'react';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import type { Order } from '../api.ts';
import { useOrderStep } from './use-order-step.ts';

/** Carrier and tracking number. The carrier used last is offered first. */
const lastKey = 'lianke.last-carrier';

export function ShipSheet({ order, onClose }: { order: Pick<Order, 'id'>; onClose: () => void }) {
  const { orders, states } = useMessages();
  const [company, setCompany] = useState(() => localStorage.getItem(lastKey) ?? '');
  const [trackingNo, setTrackingNo] = useState('');
  const ship = useOrderStep(
    () => write('staff.orders.ship', { id: order.id, company: company.trim(), trackingNo: trackingNo.trim() }),
    orders.shipped,
    () => {
      localStorage.setItem(lastKey, company.trim());
      onClose();
    },
  );
  const ready = company.trim() !== '' && trackingNo.trim() !== '';
  return (
    <Sheet open title={orders.shipTitle} onClose={onClose}>
      <Form layout="vertical" onFinish={() => ready && ship.mutate(undefined)}>
        <Form.Item label={orders.company}>
          <AutoComplete
            value={company}
            onChange={(value: string) => setCompany(value)}
            options={orders.companies.map((value) => ({ value }))}
            aria-label={orders.company}
            placeholder={orders.companyPlaceholder}
          />
        </Form.Item>
        <Form.Item label={orders.trackingNo} extra={orders.shipHint}>
          <Input
            value={trackingNo}
            onChange={(event) => setTrackingNo(event.target.value)}
            maxLength={64}
            aria-label={orders.trackingNo}
            autoFocus
          />
        </Form.Item>
        <Flex justify="flex-end" gap={8}>
          <Button onClick={onClose}>{states.cancel}</Button>
          <Button type="primary" htmlType="submit" disabled={!ready} loading={ship.isPending}>
            {orders.shipNow}
          </Button>
        </Flex>
      </Form>
    </Sheet>
  );
}
