import { EyeOutlined } from '@ant-design/icons';
import type { PersonalField } from '@lianke/shared';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import type { CustomerView } from '../api.ts';
import css from './personal-line.module.css';
import { RevealSheet } from './reveal-sheet.tsx';

/** Long enough to dial, short enough not to stay on an unattended screen. The value is never cached. */
const shownMs = 120_000;

interface Props {
  customer: Pick<CustomerView, 'id' | 'personal' | 'can'>;
  field: PersonalField;
  label: string;
}

/** One of the encrypted values: in full for those who may read it, else masked and shown for a reason that is kept on record. */
export function PersonalLine({ customer, field, label }: Props) {
  const { customers, records } = useMessages();
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<{ value: string; left: number } | null>(null);
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => setShown(null), shownMs);
    return () => clearTimeout(timer);
  }, [shown]);

  const stored = customer.personal[field];
  if (stored === undefined) return null;
  if (stored === null) return <span className={css.quiet}>{field === 'phone' ? customers.noPhone : records.none}</span>;
  const full = shown?.value ?? stored.full;
  if (full !== null)
    return (
      <span className={css.line}>
        {field === 'phone' ? (
          <a className={css.number} href={`tel:${full}`} title={customers.phoneCall}>
            {full}
          </a>
        ) : (
          <span className={css.number}>{full}</span>
        )}
        <CopyButton text={full} />
        {shown ? (
          <>
            <Button size="small" type="link" onClick={() => setShown(null)}>
              {customers.phoneHide}
            </Button>
            <span className={css.left}>{records.revealsLeft(shown.left)}</span>
          </>
        ) : null}
      </span>
    );
  if (!customer.can.reveal.includes(field)) return <span className={css.line}>{stored.masked}</span>;
  return (
    <span className={css.line}>
      <button type="button" className={css.reveal} title={records.reveal(label)} onClick={() => setAsking(true)}>
        {stored.masked}
        <EyeOutlined aria-label={records.reveal(label)} />
      </button>
      <RevealSheet
        customerId={customer.id}
        field={field}
        label={label}
        open={asking}
        onClose={() => setAsking(false)}
        onShown={(value, left) => setShown({ value, left })}
      />
    </span>
  );
}
