import { formatChinaTime, formatYuan } from '@lianke/shared';
import { Alert } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Section } from '../../customers/profile/section.tsx';
import { shownOrderNo } from '../../orders/order-no.ts';
import type { InvoiceRequest } from '../api.ts';
import { CheckTag, RequestTag, TypeTag } from '../invoice-tags.tsx';
import css from '../invoices.module.css';
import { InvoiceBox } from './invoice-box.tsx';
import { RequestActions } from './request-actions.tsx';

/** One request, top to bottom. The workbench’s drawer and the sidebar’s sheet show exactly this. */
export function InvoiceDetail({ request: it, inSidebar = false }: { request: InvoiceRequest; inSidebar?: boolean }) {
  const { customers, invoices } = useMessages();
  const { section } = invoices;
  const buyer = it.customer ? it.customer.name || customers.unnamed : invoices.noCustomer;
  const { title } = it;
  const facts = (
    [
      [invoices.titleName, title.name || invoices.noTitle],
      [invoices.taxNo, title.kind === 'company' ? title.taxNo || invoices.noTaxNo : ''],
      [invoices.address, title.address],
      [invoices.phone, title.phone],
      [invoices.bank, title.bank],
      [invoices.account, title.account],
      [invoices.email, it.email],
      [invoices.note, it.note],
    ] as [string, string][]
  ).filter(([, value]) => value !== '');
  // The server has them in their order; two steps of one moment have the same time.
  const newestFirst = [...it.history].reverse();
  return (
    <div>
      <header className={css.head}>
        <div className={css.between}>
          <span className={css.tags}>
            <RequestTag state={it.state} />
            <TypeTag type={it.type} />
          </span>
          <span className={css.amount}>{formatYuan(it.amountFen)}</span>
        </div>
        <div className={css.wrap}>
          {it.customer && !inSidebar ? <Link to={`/customers/${encodeURIComponent(it.customer.id)}`}>{buyer}</Link> : buyer}
          {' · '}
          {it.seller.name} · {invoices.asked[it.askedBy]}
        </div>
        {it.why ? <Alert type={it.state === 'failed' ? 'error' : 'info'} showIcon title={it.why} /> : null}
        <RequestActions request={it} />
      </header>
      {it.state === 'requested' || it.state === 'approved' ? (
        <Section title={section.checks}>
          <ul className={css.list}>
            {it.checks.map(({ check, result, text }) => (
              <li key={check} className={css.check}>
                <span>
                  <CheckTag result={result} label={invoices.checkName[check]} />
                </span>
                <span className={css.wrap}>{text}</span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section title={section.title}>
        <Facts lines={facts} />
      </Section>
      <Section title={section.sources}>
        <ul className={css.list}>
          {it.sources.map((source) => (
            <li key={source.orderId} className={css.text}>
              <span className={css.name}>{source.title}</span>
              {inSidebar ? (
                <span className={css.quiet}>{invoices.order(shownOrderNo(source.orderNo))}</span>
              ) : (
                <Link to={`/orders/${encodeURIComponent(source.orderId)}`}>{invoices.order(shownOrderNo(source.orderNo))}</Link>
              )}
            </li>
          ))}
        </ul>
      </Section>
      {it.invoices.length > 0 ? (
        <Section title={section.invoices}>
          <div className={css.stack}>
            {it.invoices.map((invoice) => (
              <InvoiceBox key={invoice.id} invoice={invoice} email={it.email} inSidebar={inSidebar} />
            ))}
          </div>
        </Section>
      ) : null}
      {it.state === 'requested' || it.approvals.length > 0 ? (
        <Section title={section.approvals}>
          <div className={css.list}>
            {it.approvals.length + it.approvalsLeft > 1 ? <span className={css.wrap}>{invoices.fourEyes}</span> : null}
            {it.approvals.map(({ staffId, name, at }) => (
              <span key={`${staffId}-${at}`}>{invoices.approvalBy(name, formatChinaTime(at))}</span>
            ))}
            {it.approvals.length === 0 ? <span className={css.wrap}>{invoices.noApprovals}</span> : null}
          </div>
        </Section>
      ) : null}
      <Section title={section.history}>
        <ol className={css.history}>
          {newestFirst.map((step, at) => (
            <li key={`${step.at}-${step.move}-${at}`}>
              <span className={css.text}>
                {invoices.move[step.move] ?? invoices.moveOther}
                {step.by || step.note ? <span className={css.wrap}>{[step.by, step.note].filter(Boolean).join(' · ')}</span> : null}
              </span>
              <time className={css.quiet} dateTime={new Date(step.at).toISOString()}>
                {formatChinaTime(step.at)}
              </time>
            </li>
          ))}
        </ol>
      </Section>
    </div>
  );
}
