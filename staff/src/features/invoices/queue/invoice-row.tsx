import { formatYuan } from '@lianke/shared';
import { Checkbox, Tag } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Ago } from '../../../ui/ago.tsx';
import type { InvoiceCard } from '../api.ts';
import { CheckTag, RequestTag, TypeTag } from '../invoice-tags.tsx';
import css from '../invoices.module.css';

interface Props {
  request: InvoiceCard;
  to: string;
  open: boolean;
  /** Null: cannot be chosen. */
  chosen: boolean | null;
  onChoose: (on: boolean) => void;
}

/** One request; the line is the link, the box beside it chooses it for a batch. */
export function InvoiceRow({ request: it, to, open, chosen, onChoose }: Props) {
  const { invoices } = useMessages();
  const title = it.title.name || invoices.noTitle;
  const waits = it.state === 'requested' || it.state === 'approved';
  return (
    <li>
      <div className={`${css.row} ${open ? css.open : ''}`}>
        {chosen === null ? null : (
          <Checkbox checked={chosen} onChange={(event) => onChoose(event.target.checked)} aria-label={invoices.select(title)} />
        )}
        <Link className={css.link} to={to} data-row={it.id} aria-current={open ? 'true' : undefined}>
          <span className={css.text}>
            <span className={css.name} title={title}>
              {title}
            </span>
            <span className={css.quiet}>
              {it.title.kind === 'company' ? it.title.taxNo || invoices.noTaxNo : invoices.titleKind.person}
              {it.numbers.length > 0 ? ` · ${it.numbers.join('、')}` : ''}
            </span>
          </span>
          <span className={`${css.text} ${css.source}`}>
            <span className={css.name}>{it.sources[0]?.title}</span>
            <span className={css.quiet}>
              {it.customer ? it.customer.name || invoices.noCustomer : invoices.noCustomer} · {it.seller.name}
            </span>
          </span>
          <span className={css.tags}>
            <RequestTag state={it.state} />
            <TypeTag type={it.type} />
            {waits ? <CheckTag result={it.check} /> : null}
            {it.block ? (
              <Tag color="warning" style={{ margin: 0 }}>
                {invoices.block[it.block]}
              </Tag>
            ) : null}
            {it.state === 'requested' && it.approvalsLeft > 1 ? (
              <Tag style={{ margin: 0 }}>{invoices.approvalsLeft(it.approvalsLeft)}</Tag>
            ) : null}
          </span>
          <span className={css.money}>{formatYuan(it.amountFen)}</span>
          <span className={css.time}>
            <Ago at={it.createdAt} />
          </span>
        </Link>
      </div>
    </li>
  );
}
