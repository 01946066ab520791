import { call } from '../../../api/call';
import { refresh } from '../../../api/snapshots';
import { invoiceMoved, invoicesMoved } from '../../../invoices/changes';
import { oneInvoice } from '../../../invoices/lists';
import type { Invoice, IssuedInvoice } from '../../../invoices/types';
import { t } from '../../../messages';
import { confirm, toast } from '../../../platform/feedback';
import { showPaper } from '../../../platform/paper';
import { toFailure } from '../../../api/failure';
import { useWork } from '../../../ui/use-work';
import { readPaper } from '../invoice-files';

interface InvoiceMoves {
  busyId: string | undefined;
  cancel: () => void;
  card: () => void;
  show: (paper: IssuedInvoice) => void;
}

/** What can be done with one: refused or not, it is shown as it stands afterwards. */
export function useInvoiceMoves({ id, sources }: Invoice): InvoiceMoves {
  const { busyId, run } = useWork();
  const orStands = async (error: unknown): Promise<never> => {
    invoicesMoved(...sources.map(({ orderId }) => orderId));
    await refresh(oneInvoice(id));
    throw error;
  };

  const cancel = async (): Promise<void> => {
    const question = { title: t('invoice.cancel_title'), content: t('invoice.cancel_body') };
    if (!(await confirm({ ...question, confirmText: t('invoice.cancel'), cancelText: t('invoice.cancel_keep') }))) return;
    const { request } = await call('member.invoices.cancel', { id }).catch(orStands);
    invoiceMoved(request);
    toast(t('invoice.cancelled'), 'success');
  };
  const card = async (): Promise<void> => {
    const { request } = await call('member.invoices.card', { id }).catch(orStands);
    invoiceMoved(request);
    toast(t('invoice.card_asked'));
  };
  const show = (paper: IssuedInvoice): Promise<void> =>
    showPaper(() => readPaper(paper.id, 'pdf')).catch((error: unknown) => {
      const { code, message } = toFailure(error);
      // What the viewer says is not for people.
      toast(code === 'client.error' ? t('invoice.show_failed') : message);
    });
  return {
    busyId,
    cancel: () => run(cancel, 'cancel'),
    card: () => run(card, 'card'),
    show: (paper) => run(() => show(paper), 'show'),
  };
}
