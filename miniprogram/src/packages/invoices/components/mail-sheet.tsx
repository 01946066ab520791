import { Input, View } from '@tarojs/components';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { call } from '../../../api/call';
import type { Invoice } from '../../../invoices/types';
import { t } from '../../../messages';
import { toast } from '../../../platform/feedback';
import { requireAgreement } from '../../../platform/privacy';
import { ActionButton } from '../../../ui/action-button';
import { Sheet } from '../../../ui/sheet';
import { useWork } from '../../../ui/use-work';
import { mailFits } from '../judge-title';
import './mail-sheet.scss';

interface Props {
  invoice: Invoice;
  onClose: () => void;
}

export function MailSheet({ invoice: { id, email }, onClose }: Props): ReactElement {
  const [typed, setTyped] = useState(email);
  const { busy, run } = useWork();
  const address = typed.trim();
  const send = async (): Promise<void> => {
    if (address === '' || !mailFits(address)) return toast(t('invoice.mail_bad'));
    if (!(await requireAgreement())) return;
    const { sentTo } = await call('member.invoices.mail', { id, email: address });
    toast(t('invoice.mail_sent', { email: sentTo }));
    onClose();
  };
  return (
    <Sheet title={t('invoice.mail_title')} onClose={onClose}>
      <Input
        className="mail-sheet__input"
        name="mail"
        maxlength={100}
        value={typed}
        placeholder={t('invoice.mail_hint')}
        placeholderClass="field__placeholder"
        onInput={({ detail }) => setTyped(detail.value)}
      />
      <View className="mail-sheet__send">
        <ActionButton label={t('invoice.mail_send')} busy={busy} onTap={() => run(send)} />
      </View>
    </Sheet>
  );
}
