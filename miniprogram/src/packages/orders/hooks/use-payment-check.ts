import { useEffect, useState } from 'react';
import { call } from '../../../api/call';
import { toFailure } from '../../../api/failure';
import type { CallFailure } from '../../../api/failure';
import { orderMoved } from '../../../shop/changes';
import type { OrderDetail } from '../../../shop/types';

/** Mostly there at once; the server is asked less and less often, for half a minute. */
const pausesMs = [0, 800, 1200, 2000, 3000, 4000, 5000, 6000, 8000];

export type PaymentState = 'checking' | 'paid' | 'over' | 'unsure';

const stateOf = ({ state }: OrderDetail): PaymentState =>
  state === 'closed' ? 'over' : state === 'created' || state === 'paying' ? 'checking' : 'paid';

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
    let timer: ReturnType<typeof setTimeout> | undefined;
    let left = false;
    const ask = (nth: number): void => {
      timer = setTimeout(() => {
        call('member.orders.check-payment', { id })
          .then((answer) => {
            if (left) return true;
            setOrder(answer.order);
            setFailure(undefined);
            const settled = stateOf(answer.order) !== 'checking';
            if (settled) orderMoved(id);
            return settled;
          })
          .catch((error: unknown) => {
            const told = toFailure(error);
            if (!left) setFailure(told);
            return left || told.code === 'order.not_found';
          })
          .then((settled) => {
            if (settled) return;
            if (nth + 1 < pausesMs.length) ask(nth + 1);
            else setGivenUp(true);
          }, undefined);
      }, pausesMs[nth]);
    };
    ask(0);
    return () => {
      left = true;
      clearTimeout(timer);
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
