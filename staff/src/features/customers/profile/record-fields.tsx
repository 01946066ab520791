import { useState } from 'react';
import { Button } from 'antd';
import { useMessages } from '../../../messages/locale-context.tsx';
import type { CustomerView } from '../api.ts';
import { useMayEdit } from '../edit/use-may-edit.ts';
import type { FieldCatalogue, FieldView } from '../fields/field-catalogue.ts';
import { useFields } from '../fields/field-catalogue.ts';
import { isEmpty, valueOf } from '../fields/field-value.ts';
import { groupFields } from './field-groups.ts';
import { FieldLine } from './field-line.tsx';
import css from './record-fields.module.css';
import { Section } from './section.tsx';

/** Everything the caller may see of a record, in groups. What is empty waits behind one button. */
export function RecordFields({ customer }: { customer: CustomerView }) {
  const { records } = useMessages();
  const all = useFields();
  const may = useMayEdit();
  const [withEmpty, setWithEmpty] = useState(false);
  const editable = (field: FieldView): boolean => customer.can.edit && may(field) && (field.key !== 'owner' || customer.can.assign);
  const filled = (field: FieldView): boolean => hasValue(customer, field) || field.key === 'phone';
  const groups = groupFields(all).map(({ group, fields }) => ({ group, fields: fields.filter((field) => isThere(customer, field)) }));
  const hidden = groups.flatMap(({ fields }) => fields).filter((field) => !filled(field) && editable(field)).length;
  return (
    <>
      {groups.map(({ group, fields }) => {
        const shown = fields.filter((field) => filled(field) || (withEmpty && editable(field)));
        return shown.length === 0 ? null : (
          <Section key={group} title={records.group[group]}>
            <dl className={css.fields}>
              {shown.map((field) => (
                <FieldLine key={`${customer.id}-${field.key}`} customer={customer} field={field} all={all} editable={editable(field)} />
              ))}
              {group === 'business' ? <Collaborators customer={customer} all={all} /> : null}
            </dl>
          </Section>
        );
      })}
      {hidden > 0 || withEmpty ? (
        <div className={css.more}>
          <Button type="link" size="small" onClick={() => setWithEmpty(!withEmpty)}>
            {withEmpty ? records.hideEmpty : records.showEmpty(hidden)}
          </Button>
        </div>
      ) : null}
    </>
  );
}

const isThere = (customer: CustomerView, { key, type }: FieldView): boolean =>
  type === 'personal'
    ? customer.personal[key as 'phone'] !== undefined
    : key === 'channel'
      ? !!customer.channel
      : valueOf(customer, key) !== undefined;

function hasValue(customer: CustomerView, { key, type }: FieldView): boolean {
  if (type === 'personal') return customer.personal[key as 'phone'] != null;
  const value = valueOf(customer, key);
  return !isEmpty(value) && !(key === 'gender' && value === 'unknown');
}

/** Who else sees this customer, because they are in contact on WeCom. */
function Collaborators({ customer, all }: { customer: CustomerView; all: FieldCatalogue }) {
  const { records } = useMessages();
  const others = customer.collaborators.filter(({ staffId }) => staffId !== customer.owner?.staffId);
  if (others.length === 0 || !all.find('owner')) return null;
  return (
    <div className={css.line}>
      <dt>{records.collaborators}</dt>
      <dd>{others.map(({ name }) => name).join('、')}</dd>
    </div>
  );
}
