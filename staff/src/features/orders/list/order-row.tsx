import { formatYuan } from '@lianke/shared';
import { Flex, Skeleton } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Ago } from '../../../ui/ago.tsx';
import { formatCount } from '../../../ui/format-count.ts';
import { Thumb } from '../../../ui/thumb.tsx';
import type { OrderCard } from '../api.ts';
import { shownOrderNo } from '../order-no.ts';
import { OrderStateTags } from '../order-state.tsx';
import { sourceName } from '../source-name.ts';
import css from './orders.module.css';

interface Props {
  order: OrderCard;
  to: string;
  open: boolean;
}

/** One line of the list; the whole line is the link. */
export function OrderRow({ order: it, to, open }: Props) {
  const { customers, orders } = useMessages();
  const plainKind = it.kind === 'goods' || it.kind === 'synced';
  return (
    <li>
      <Link className={`${css.row} ${open ? css.open : ''}`} to={to} data-row={it.id} aria-current={open ? 'true' : undefined}>
        <span className={css.what}>
          <Thumb url={it.image?.url} />
          <span className={css.text}>
            <span className={css.name}>{it.title || orders.kind[it.kind]}</span>
            <span className={css.quiet}>
              {plainKind ? orders.pieces(formatCount(it.pieces)) : orders.kind[it.kind]} · {shownOrderNo(it.orderNo)}
            </span>
          </span>
        </span>
        <span className={css.cell}>{it.customer ? it.customer.name || customers.unnamed : orders.noCustomer}</span>
        <OrderStateTags state={it.state} refundState={it.refundState} delivery={it.delivery} />
        <span className={`${css.source} ${css.quiet}`}>{sourceName(it.source, orders)}</span>
        <span className={css.money}>
          <b>{formatYuan(it.paidFen || it.payFen)}</b>
          {it.refundedFen > 0 ? (
            <span className={css.quiet}>
              {orders.refunded} {formatYuan(it.refundedFen)}
            </span>
          ) : null}
        </span>
        <span className={css.time}>
          <Ago at={it.createdAt} />
        </span>
      </Link>
    </li>
  );
}

const widths = [64, 48, 72, 56, 60, 44];

export const OrdersSkeleton = () => (
  <div aria-busy>
    {widths.map((width) => (
      <Flex key={width} align="center" gap={12} style={{ padding: '12px 16px', borderBottom: '1px solid var(--line)' }}>
        <Skeleton.Avatar active shape="square" size={44} />
        <Skeleton active title={false} paragraph={{ rows: 2, width: [`${width}%`, `${width / 2}%`] }} />
      </Flex>
    ))}
  </div>
);
