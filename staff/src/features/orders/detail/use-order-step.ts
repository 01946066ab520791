import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useReportFailure } from '../../../ui/use-report-failure.ts';
import { membershipKeys } from '../../membership/api.ts';
import { customerKeys } from '../../customers/customer-keys.ts';
import type { Order } from '../api.ts';
import { orderKeys } from '../api.ts';

/** One step of an order: what comes back shows at once, and everything that follows from it is asked for again. */
export function useOrderStep<I>(step: (input: I) => Promise<{ order: Order }>, said: string, onDone: () => void = () => undefined) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const report = useReportFailure();
  return useMutation({
    mutationFn: step,
    onSuccess: ({ order }) => {
      client.setQueryData(orderKeys.one(order.id), order);
      void message.success(said);
      onDone();
    },
    onError: report,
    onSettled: () => invalidateOrders(client),
  });
}

export async function invalidateOrders(client: ReturnType<typeof useQueryClient>): Promise<void> {
  await client.invalidateQueries({ queryKey: orderKeys.all });
  void client.invalidateQueries({ queryKey: customerKeys.all });
  void client.invalidateQueries({ queryKey: membershipKeys.customers });
}
