import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { Invoice, IssuedInvoice } from '../../../invoices/types';
import { t } from '../../../messages';
import { openPage } from '../../../platform/navigate';
import { ActionButton } from '../../../ui/action-button';
import { BottomBar } from '../../../ui/bottom-bar';
import { useInvoiceMoves } from '../hooks/use-invoice-moves';
import { hasPdf } from '../invoice-files';
import { FilesSheet } from './files-sheet';
import { MailSheet } from './mail-sheet';
import { PaperCard } from './paper-card';

interface Props {
  invoice: Invoice;
  /** Between the papers and the bar below. */
  children: ReactNode;
}

/** The papers of a wish, and what can be done with it. */
export function InvoiceActions({ invoice, children }: Props): ReactElement {
  const { id, can, invoices } = invoice;
  const { busyId, cancel, card, show } = useInvoiceMoves(invoice);
  const [mailing, setMailing] = useState(false);
  const [keeping, setKeeping] = useState<IssuedInvoice>();
  const printed = invoices.filter(({ state }) => state === 'issued' || state === 'reversed');
  const buttons: ReadonlyArray<readonly [string, ReactElement]> = [
    ...(can.cancel
      ? [['cancel', <ActionButton look="plain" label={t('invoice.cancel')} busy={busyId === 'cancel'} onTap={cancel} />] as const]
      : []),
    ...(can.card ? [['card', <ActionButton look="quiet" label={t('invoice.card')} busy={busyId === 'card'} onTap={card} />] as const] : []),
    ...(can.mail ? [['mail', <ActionButton label={t('invoice.mail')} onTap={() => setMailing(true)} />] as const] : []),
    ...(can.refill
      ? [['refill', <ActionButton label={t('invoice.refill')} onTap={() => openPage('invoiceAsk', { again: id })} />] as const]
      : []),
  ];
  return (
    <>
      {printed.map((paper) => (
        <PaperCard key={paper.id} paper={paper} onShow={hasPdf(paper) ? () => show(paper) : undefined} onMore={() => setKeeping(paper)} />
      ))}
      {children}
      {buttons.length > 0 ? (
        <BottomBar>
          {buttons.map(([name, button]) => (
            <View key={name} className="bottom-bar__action--wide">
              {button}
            </View>
          ))}
        </BottomBar>
      ) : null}
      {mailing ? <MailSheet invoice={invoice} onClose={() => setMailing(false)} /> : null}
      {keeping ? <FilesSheet paper={keeping} onClose={() => setKeeping(undefined)} /> : null}
    </>
  );
}
