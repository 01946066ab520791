import { EyeOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useEffect, useState } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import type { CustomerView } from '../api.ts';
import css from './phone-line.module.css';
import { RevealPhoneSheet } from './reveal-phone-sheet.tsx';

/** Long enough to dial, short enough not to stay on an unattended screen. The number is never cached. */
const shownMs = 120_000;

export function PhoneLine({ customer }: { customer: CustomerView }) {
  const { customers } = useMessages();
  const [asking, setAsking] = useState(false);
  const [phone, setPhone] = useState<string | null>(null);
  useEffect(() => {
    if (!phone) return;
    const timer = setTimeout(() => setPhone(null), shownMs);
    return () => clearTimeout(timer);
  }, [phone]);

  if (!customer.phoneMasked) return <span className={css.quiet}>{customers.noPhone}</span>;
  if (phone) {
    return (
      <span className={css.line}>
        <a className={css.number} href={`tel:${phone}`} title={customers.phoneCall}>
          {phone}
        </a>
        <CopyButton text={phone} />
        <Button size="small" type="link" onClick={() => setPhone(null)}>
          {customers.phoneHide}
        </Button>
      </span>
    );
  }
  if (!customer.can.revealPhone) {
    return (
      <Tooltip title={customers.phoneForbidden}>
        <span className={css.line}>{customer.phoneMasked}</span>
      </Tooltip>
    );
  }
  return (
    <span className={css.line}>
      <button type="button" className={css.reveal} title={customers.phoneReveal} onClick={() => setAsking(true)}>
        {customer.phoneMasked}
        <EyeOutlined aria-label={customers.phoneReveal} />
      </button>
      <RevealPhoneSheet customerId={customer.id} open={asking} onClose={() => setAsking(false)} onShown={setPhone} />
    </span>
  );
}
