import { formatChinaTime } from '@lianke/shared';
import { Link } from 'react-router';
import { useMessages } from '../../messages/locale-context.tsx';
import type { PrivacyRequest } from './api.ts';
import { DueTag } from './due-tag.tsx';
import { MemberNo } from './member-no.tsx';
import css from './privacy.module.css';
import { proofText } from './proof-text.ts';
import { Receipt } from './receipt.tsx';

const what = { access: 'accessWhat', correction: 'correctionWhat', deletion: 'deletionWhat' } as const;

/** Who asks for what, how we know that it is them, and what acting on it does or did. */
export function RequestDetail({ request }: { request: PrivacyRequest }) {
  const { access, privacy } = useMessages();
  const names: Record<string, string> = access.fieldName;
  const wishes = Object.entries(request.wishes);
  const erased = request.kind === 'deletion' && request.status === 'done';
  return (
    <>
      <div className={css.who}>
        <div className={css.body}>
          <div className={css.name}>{request.customerName}</div>
          <div className={css.small}>
            <MemberNo request={request} />
            {request.phoneMasked ? <span>{request.phoneMasked}</span> : null}
            {erased ? null : <Link to={`/customers/${encodeURIComponent(request.customerId)}`}>{privacy.viewCustomer}</Link>}
          </div>
        </div>
        <DueTag request={request} />
      </div>
      <dl className={css.facts}>
        <dt>{privacy.requestedAt}</dt>
        <dd>{formatChinaTime(request.requestedAt)}</dd>
        {request.status === 'open' ? (
          <>
            <dt>{privacy.dueAt}</dt>
            <dd>{formatChinaTime(request.dueAt)}</dd>
          </>
        ) : null}
        <dt>{privacy.proof}</dt>
        <dd>{proofText(request.identityProof, privacy)}</dd>
        {request.detail ? (
          <>
            <dt>{privacy.said}</dt>
            <dd className={css.said}>{request.detail}</dd>
          </>
        ) : null}
        {request.settledAt ? (
          <>
            <dt>{privacy.settledAt}</dt>
            <dd>
              {formatChinaTime(request.settledAt)} {request.settledBy ? privacy.by(request.settledBy.name) : null}
            </dd>
          </>
        ) : null}
        {request.answer ? (
          <>
            <dt>{privacy.answer}</dt>
            <dd className={css.said}>{request.answer}</dd>
          </>
        ) : null}
      </dl>
      {wishes.length > 0 ? (
        <section className={css.section}>
          <h3>{privacy.wishes}</h3>
          <dl className={css.facts}>
            {wishes.map(([field, value]) => (
              <div key={field} className={css.pair}>
                <dt>{names[field] ?? field}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
      {request.status === 'open' ? <p className={css.what}>{privacy[what[request.kind]]}</p> : null}
      {request.receipt ? (
        <Receipt title={privacy.receipt} at={request.receipt.at} it={request.receipt} done />
      ) : request.preview ? (
        <Receipt it={request.preview} done={false} />
      ) : null}
    </>
  );
}
