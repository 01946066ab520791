import { CloseOutlined, DownOutlined, UpOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Flex } from 'antd';
import { useEffect } from 'react';
import { useLocation, useNavigate, useOutletContext, useParams } from 'react-router';
import { useLiveCustomers } from '../../api/live.ts';
import { useMessages } from '../../messages/locale-context.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { useMedia } from '../../ui/use-media.ts';
import { customerQuery } from './api.ts';
import { CustomerPanel } from './customer-panel.tsx';
import { CustomerSkeleton } from './customer-skeleton.tsx';

export interface DrawerContext {
  onClose: () => void;
  onPrevious: (() => void) | null;
  onNext: (() => void) | null;
}

const drawerWidth = 480;

/** `/customers/:id`: the customer beside the list. On a wide screen the list stays usable. */
export function CustomerDrawer() {
  const { customers, states } = useMessages();
  const { id = '' } = useParams();
  const { search } = useLocation();
  const navigate = useNavigate();
  const { onClose, onPrevious, onNext } = useOutletContext<DrawerContext>();
  const full = useMedia('(max-width: 560px)');
  const wide = useMedia('(min-width: 1100px)');
  const query = useQuery(customerQuery({ id }));
  const survivorId = query.data?.id;
  useLiveCustomers(survivorId, survivorId !== undefined);
  useEffect(() => {
    // The record was merged: the address follows the one that stays.
    if (survivorId && survivorId !== id) void navigate(`/customers/${encodeURIComponent(survivorId)}${search}`, { replace: true });
  }, [survivorId, id, search, navigate]);

  return (
    <Drawer
      open
      placement="right"
      size={full ? '100%' : drawerWidth}
      mask={!wide}
      onClose={onClose}
      closable={false}
      push={false}
      title={
        <Flex align="center" justify="space-between">
          <Flex>
            <Button
              type="text"
              icon={<UpOutlined />}
              aria-label={customers.previous}
              title={customers.previous}
              disabled={!onPrevious}
              onClick={onPrevious ?? undefined}
            />
            <Button
              type="text"
              icon={<DownOutlined />}
              aria-label={customers.next}
              title={customers.next}
              disabled={!onNext}
              onClick={onNext ?? undefined}
            />
          </Flex>
          <Button type="text" icon={<CloseOutlined />} aria-label={states.close} title={states.close} onClick={onClose} />
        </Flex>
      }
      styles={{ body: { padding: 0 }, header: { padding: '8px 12px' } }}
    >
      <QueryState query={query} skeleton={<CustomerSkeleton />}>
        {(customer) => <CustomerPanel customer={customer} />}
      </QueryState>
    </Drawer>
  );
}
