import { checkTitle } from '@lianke/shared/invoicing';
import type { InvoiceTitle, InvoiceType, SavedTitle } from '../../invoices/types';
import type { MessageKey } from '../../messages';

export const emptyTitle: InvoiceTitle = { kind: 'company', name: '', taxNo: '', address: '', phone: '', bank: '', account: '' };

/** What of a saved title goes onto an invoice. */
export const titleOf = ({ kind, name, taxNo, address, phone, bank, account }: InvoiceTitle | SavedTitle): InvoiceTitle => ({
  kind,
  name,
  taxNo,
  address,
  phone,
  bank,
  account,
});

export const sameTitle = (one: InvoiceTitle | SavedTitle, other: InvoiceTitle | SavedTitle): boolean =>
  JSON.stringify(titleOf(one)) === JSON.stringify(titleOf(other));

interface Judgement {
  /** As it is sent: cleaned, and without a company's facts where a person is meant. */
  title: InvoiceTitle;
  problem?: MessageKey;
  /** To be read before it is used all the same. */
  warnings: MessageKey[];
}

/** The same look as the server's, before anything is sent. */
export function judgeTitle(typed: InvoiceTitle, type: InvoiceType): Judgement {
  const meant = typed.kind === 'person' ? { ...emptyTitle, kind: typed.kind, name: typed.name } : typed;
  const { title, problems, warnings } = checkTitle(meant, type);
  const told = warnings.map((warning): MessageKey => `titles.warning.${warning}`);
  const [first] = problems;
  if (type === 'special' && title.kind === 'person') return { title, problem: 'titles.problem.special_needs_company', warnings: told };
  return first === undefined ? { title, warnings: told } : { title, problem: `titles.problem.${first}`, warnings: told };
}

const mailShape = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** None is fine. */
export const mailFits = (mail: string): boolean => mail.trim() === '' || mailShape.test(mail.trim());
