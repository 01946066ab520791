import { formatYuan } from '@lianke/shared';
import { Fragment } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';
import { formatCount } from '../../../ui/format-count.ts';
import type { Order } from '../api.ts';
import css from './detail.module.css';

type Step = Order['steps'][number];
/** The others are taken off. */
const added: readonly Step['code'][] = ['goods', 'shipping', 'pay'];

/** How the price came about, line by line, as the customer saw it. */
export function PriceSteps({ order }: { order: Order }) {
  const { orders } = useMessages();
  const detail = (it: Step): string =>
    [it.name ? `“${it.name}”` : '', it.points ? orders.pointsUsed(formatCount(it.points)) : ''].filter(Boolean).join(' ');
  return (
    <dl className={css.steps}>
      {order.steps.map((it, at) => {
        const isPay = it.code === 'pay';
        const isAdded = added.includes(it.code);
        return (
          <Fragment key={`${it.code}-${at}`}>
            <dt className={isPay ? (css.total ?? '') : ''}>
              {orders.step[it.code]} {detail(it)}
            </dt>
            <dd className={isPay ? (css.total ?? '') : isAdded ? '' : (css.off ?? '')}>
              {isAdded ? formatYuan(it.fen) : `-${formatYuan(Math.abs(it.fen))}`}
            </dd>
          </Fragment>
        );
      })}
    </dl>
  );
}
