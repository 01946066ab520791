import { useEffect, useState } from 'react';
import { call } from '../../../api/call';
import { CallFailure, missing, toFailure } from '../../../api/failure';
import { wait } from '../../../api/wait';
import { orderMoved } from '../../../shop/changes';
import type { OrderDetail } from '../../../shop/types';

/** Mostly there at once; the server is asked less and less often, for half a minute. */
const pausesMs = [0, 800, 1200, 2000, 3000, 4000, 5000, 6000, 8000];

export type PaymentState = 'checking' | 'paid' | 'over' | 'unsure';

const stateOf = ({ state }: OrderDetail): PaymentState =>
  state === 'closed' ? 'over' : state === 'created' || state === 'paying' ? 'checking' : 'paid';

const ask = async (id: string): Promise<OrderDetail | CallFailure> => {
  try {
    if (!id) throw missing('order.not_found');
    return (await call('member.orders.check-payment', { id })).order;
  } catch (error) {
    return toFailure(error);
  }
};

interface PaymentCheck {
  state: PaymentState;
  order: OrderDetail | undefined;
  failure: CallFailure | undefined;
  again: () => void;
}

/** Whether the money has come, as the server hears it from WeChat. */
export function usePaymentCheck(id: string): PaymentCheck {
  const [order, setOrder] = useState<OrderDetail>();
  const [failure, setFailure] = useState<CallFailure>();
  const [round, setRound] = useState(0);
  const [givenUp, setGivenUp] = useState(false);

  useEffect(() => {
    let left = false;
    const watch = async (): Promise<void> => {
      for (const pause of pausesMs) {
        await wait(pause);
        if (left) return;
        const answer = await ask(id);
        if (left) return;
        if (answer instanceof CallFailure) {
          setFailure(answer);
          if (answer.code === 'order.not_found') return;
          continue;
        }
        setOrder(answer);
        setFailure(undefined);
        if (stateOf(answer) !== 'checking') return orderMoved(id);
      }
      setGivenUp(true);
    };
    void watch();
    return () => {
      left = true;
    };
  }, [id, round]);

  const known = order ? stateOf(order) : 'checking';
  return {
    state: known === 'checking' && givenUp ? 'unsure' : known,
    order,
    failure,
    again: () => {
      setGivenUp(false);
      setRound((before) => before + 1);
    },
  };
}
