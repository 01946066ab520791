import type { InvoicePreview, InvoiceTitle, InvoiceType } from '../../invoices/types';
import { titleOf } from './judge-title';

/** A form that has been begun. */
export interface Draft {
  title: InvoiceTitle | undefined;
  type: InvoiceType;
  email: string;
  /** Keep the title for the next time. */
  save: boolean;
  /** The fields are open, because somebody types. */
  typing: boolean;
}

const drafts = new Map<string, Draft>();

/** Whoever goes back and comes again finds the form as it was. It is forgotten with the launch: it is personal. */
export const keptDraft = (key: string): Draft | undefined => drafts.get(key);
export const keepDraft = (key: string, draft: Draft): void => void drafts.set(key, draft);
export const dropDraft = (key: string): void => void drafts.delete(key);

/** The form as it opens: with the title of the last time, if there is one. */
export function firstDraft({ defaultTitle, email }: Pick<InvoicePreview, 'defaultTitle' | 'email'>): Draft {
  return {
    title: defaultTitle ? titleOf(defaultTitle) : undefined,
    type: 'normal',
    email: email || (defaultTitle?.email ?? ''),
    save: true,
    typing: false,
  };
}
