import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../messages/locale-context.tsx';
import { BrandTag } from '../../ui/brand-tag.tsx';
import type { CustomField } from './api.ts';
import css from './custom-fields.module.css';

interface Props {
  field: CustomField;
  handle?: ReactNode;
  action: ReactNode;
}

/** What a field is, in a line. */
export function FieldRow({ field, handle, action }: Props) {
  const { access, customFields } = useMessages();
  const { badge } = customFields;
  return (
    <div className={css.row}>
      {handle}
      <div className={css.body}>
        <div className={css.label}>{field.label}</div>
        <div className={css.small}>
          <span>{customFields.type[field.type]}</span>
          {field.options.length > 0 ? <span className={css.options}>{field.options.join(access.separator)}</span> : null}
        </div>
        <div className={css.badges}>
          {field.requiredAt === 'never' ? null : <Tag>{badge.required}</Tag>}
          {field.unique ? <Tag>{badge.unique}</Tag> : null}
          {field.personal ? <Tag color="warning">{badge.personal}</Tag> : null}
          {field.memberAccess === 'none' ? null : <BrandTag>{field.memberAccess === 'write' ? badge.member : badge.memberRead}</BrandTag>}
        </div>
      </div>
      {action}
    </div>
  );
}
