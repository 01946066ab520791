import { formatYuan } from '@lianke/shared';
import { Checkbox, Flex, Skeleton, Tag } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Ago } from '../../../ui/ago.tsx';
import { shownOrderNo } from '../../orders/order-no.ts';
import type { InvoiceCard } from '../api.ts';
import { CheckTag, RequestTag, TypeTag } from '../invoice-tags.tsx';
import css from './queue.module.css';

interface Props {
  request: InvoiceCard;
  to: string;
  open: boolean;
  /** Null where it cannot be chosen; the place of the box stays. */
  chosen: boolean | null;
  selectable: boolean;
  onChoose: (chosen: boolean) => void;
}

/** One line of the list; all of it but the box is the link. */
export function InvoiceRow({ request: it, to, open, chosen, selectable, onChoose }: Props) {
  const { customers, invoices } = useMessages();
  const title = it.title.name || invoices.untitled;
  const [first] = it.sources;
  const waits = it.state === 'requested';
  const orders = first ? `${shownOrderNo(first.orderNo)}${it.sources.length > 1 ? ` +${it.sources.length - 1}` : ''}` : '';
  return (
    <li className={`${css.line} ${open ? css.open : ''}`}>
      {selectable ? (
        <span className={css.box}>
          {chosen === null ? null : (
            <Checkbox
              checked={chosen}
              onChange={(event) => onChoose(event.target.checked)}
              aria-label={invoices.select(title)}
            />
          )}
        </span>
      ) : null}
      <Link className={css.row} to={to} data-row={it.id} aria-current={open ? 'true' : undefined}>
        <span className={css.text}>
          <span className={css.name}>
            <TypeTag type={it.type} /> <span className={css.title}>{title}</span>
          </span>
          <span className={css.quiet}>
            {it.title.taxNo || invoices.titleKind[it.title.kind]} · {it.customer ? it.customer.name || customers.unnamed : invoices.noCustomer}
          </span>
        </span>
        <span className={css.cell}>
          <span className={css.what}>{first?.title ?? ''}</span>
          <span className={css.quiet}>{it.numbers.length > 0 ? it.numbers.join('、') : orders}</span>
        </span>
        <Flex wrap gap={4} className={css.tags ?? ''}>
          <RequestTag state={it.state} />
          {waits ? <CheckTag result={it.check} /> : null}
          {it.block ? (
            <Tag color="warning" style={{ margin: 0 }}>
              {invoices.block[it.block]}
            </Tag>
          ) : null}
          {waits && it.approvalsLeft > 1 ? <Tag style={{ margin: 0 }}>{invoices.approvalsLeft(it.approvalsLeft)}</Tag> : null}
          {it.why ? <span className={css.why}>{it.why}</span> : null}
        </Flex>
        <b className={css.money}>{formatYuan(it.amountFen)}</b>
        <span className={css.time}>
          <Ago at={it.issuedAt ?? it.createdAt} />
        </span>
      </Link>
    </li>
  );
}

const widths = [64, 48, 72, 56, 60, 44];

export const InvoicesSkeleton = () => (
  <div aria-busy>
    {widths.map((width) => (
      <div key={width} style={{ padding: '12px 16px', borderBottom: '1px solid var(--line)' }}>
        <Skeleton active title={false} paragraph={{ rows: 2, width: [`${width}%`, `${width / 2}%`] }} />
      </div>
    ))}
  </div>
);
