import { useState } from 'react';
import { call } from '../../../api/call';
import { toFailure } from '../../../api/failure';
import { oneKeyPerWish } from '../../../api/one-key';
import { outdate, refresh } from '../../../api/snapshots';
import { invoiceMoved, invoicesMoved } from '../../../invoices/changes';
import { oneInvoice, previewOf, savedTitles } from '../../../invoices/lists';
import type { Invoice, PreviewedInvoice } from '../../../invoices/types';
import { t } from '../../../messages';
import { toast } from '../../../platform/feedback';
import { replacePage } from '../../../platform/navigate';
import { requireAgreement } from '../../../platform/privacy';
import { useWork } from '../../../ui/use-work';
import { askAboutTitle } from '../ask-about-title';
import { dropDraft } from '../draft';
import type { Draft } from '../draft';
import { emptyTitle, judgeTitle, mailFits } from '../judge-title';

interface Asking {
  orderIds: readonly string[];
  /** The wish that was sent back and is corrected. */
  again: Invoice | undefined;
  invoices: readonly PreviewedInvoice[];
  draftKey: string;
}

interface Ask {
  busy: boolean;
  /** What is wrong with the title, once it was tried. */
  problem: string | undefined;
  send: (draft: Draft) => void;
}

/** Sends the wish once, however often the network breaks, and goes on to what happens next. */
export function useAsk({ orderIds, again, invoices, draftKey }: Asking): Ask {
  const [once] = useState(oneKeyPerWish);
  const [problem, setProblem] = useState<string>();
  const { busy, run } = useWork();

  const ask = async (draft: Draft, title: NonNullable<Awaited<ReturnType<typeof askAboutTitle>>>): Promise<Invoice[]> => {
    const common = { ...title, type: draft.type, email: draft.email.trim(), saveTitle: draft.save };
    if (again) {
      const wish = { id: again.id, ...common };
      return (await once(wish, (key) => call('member.invoices.refill', wish, key))).requests;
    }
    const wish = { orderIds: [...orderIds], expectedFen: invoices.reduce((sum, { payableFen }) => sum + payableFen, 0), ...common };
    return (await once(wish, (key) => call('member.invoices.request', wish, key))).requests;
  };

  const send = async (draft: Draft): Promise<void> => {
    const typed = draft.title ?? emptyTitle;
    const wrong = draft.title ? judgeTitle(typed, draft.type).problem : 'ask.title_none';
    setProblem(wrong && t(wrong));
    if (wrong) return toast(t(wrong));
    if (!mailFits(draft.email)) return toast(t('invoice.mail_bad'));
    const title = await askAboutTitle(typed, draft.type);
    if (!title || !(await requireAgreement())) return;
    try {
      const requests = await ask(draft, title);
      dropDraft(draftKey);
      outdate(savedTitles);
      invoicesMoved(...orderIds);
      requests.forEach(invoiceMoved);
      if (again) outdate(oneInvoice(again.id));
      replacePage('invoiceDone', { ids: requests.map(({ id }) => id).join('.') });
    } catch (error) {
      const failure = toFailure(error);
      if (failure.code === 'invoice.title_invalid') setProblem(failure.message);
      // The amount, or that it was asked for already: shown as it is now.
      if (!failure.unreachable) await refresh(previewOf(orderIds));
      throw error;
    }
  };
  return { busy, problem, send: (draft) => run(() => send(draft)) };
}
