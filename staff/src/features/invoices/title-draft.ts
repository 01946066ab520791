import type { InvoiceType } from '@lianke/shared';
import { checkTitle } from '@lianke/shared/invoicing';
import type { TitleInput } from './api.ts';

/** What somebody types when an invoice is asked for or put right. */
export interface Asked {
  type: InvoiceType;
  title: TitleInput & { taxNo: string; address: string; phone: string; bank: string; account: string };
  email: string;
  note: string;
  despiteWarning: boolean;
}

export const noTitle: Asked['title'] = { kind: 'company', name: '', taxNo: '', address: '', phone: '', bank: '', account: '' };

const mailShape = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** None is fine. */
export const mailFits = (mail: string): boolean => mail.trim() === '' || mailShape.test(mail.trim());

/** As it is sent, cleaned and without a company's facts for a person; null while something is wrong or a warning is not answered. */
export function readyTitle({ title, type, email, despiteWarning }: Asked): TitleInput | null {
  const meant = title.kind === 'person' ? { ...noTitle, kind: title.kind, name: title.name } : title;
  const judged = checkTitle(meant, type);
  if (judged.problems.length > 0 || !mailFits(email)) return null;
  if (judged.warnings.length > 0 && !despiteWarning) return null;
  if (type === 'special' && title.kind === 'person') return null;
  return judged.title;
}
