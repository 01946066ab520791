import { DeleteOutlined, EditOutlined, FileTextOutlined, RightOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import { useMessages } from '../../messages/locale-context.tsx';
import { Ago } from '../../ui/ago.tsx';
import type { PrivacyRequest } from './api.ts';
import { DueTag } from './due-tag.tsx';
import { MemberNo } from './member-no.tsx';
import css from './privacy.module.css';

const kindIcons = { access: <FileTextOutlined />, correction: <EditOutlined />, deletion: <DeleteOutlined /> } as const;

export function RequestRow({ request, to }: { request: PrivacyRequest; to: string }) {
  const { privacy } = useMessages();
  return (
    <li className={css.item}>
      <Link to={to} className={css.row}>
        <span className={`${css.icon} ${request.kind === 'deletion' ? css.danger : ''}`} aria-hidden>
          {kindIcons[request.kind]}
        </span>
        <span className={css.body}>
          <span className={css.head}>
            <b>{request.customerName}</b>
            <span>{privacy.kind[request.kind]}</span>
          </span>
          <span className={css.small}>
            <MemberNo request={request} />
            {request.phoneMasked ? <span>{request.phoneMasked}</span> : null}
            <Ago at={request.settledAt ?? request.requestedAt} />
            {request.settledBy ? <span>{privacy.by(request.settledBy.name)}</span> : null}
          </span>
        </span>
        <DueTag request={request} />
        <RightOutlined className={css.arrow ?? ''} aria-hidden />
      </Link>
    </li>
  );
}
