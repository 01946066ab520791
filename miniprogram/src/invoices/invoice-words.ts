import { t } from '../messages';
import type { Invoice, InvoiceState, WhyNot } from './types';

export type InvoiceTone = 'waits' | 'done' | 'wrong' | 'over';

const tones: Record<InvoiceState, InvoiceTone> = {
  requested: 'waits',
  approved: 'waits',
  issuing: 'waits',
  issued: 'done',
  failed: 'wrong',
  rejected: 'wrong',
  cancelled: 'over',
  reversed: 'over',
};

export const invoiceTone = (state: InvoiceState): InvoiceTone => tones[state];
export const invoiceStateText = (state: InvoiceState): string => t(`invoice.state.${state}`);
export const whyNotText = (why: WhyNot): string => t(`invoice.why.${why}`);

const staffPaceMs = 15_000;
const machinePaceMs = 4_000;

const filesMissing = ({ invoices }: Invoice): boolean => invoices.some(({ state, files }) => state === 'issued' && files.length === 0);
const cardUnderWay = ({ invoices }: Invoice): boolean => invoices.some(({ card }) => card === 'inserting');

/** How soon it is worth looking again: a person decides slowly, machines are quick; null when nothing is under way. */
export function invoicePaceMs(invoice: Invoice): number | null {
  if (invoice.state === 'approved' || invoice.state === 'issuing') return machinePaceMs;
  if (invoice.state === 'issued' && (filesMissing(invoice) || cardUnderWay(invoice))) return machinePaceMs;
  return invoice.state === 'requested' || invoice.state === 'failed' ? staffPaceMs : null;
}

/** The quickest of several. */
export function soonest(paces: ReadonlyArray<number | null>): number | null {
  const known = paces.filter((pace) => pace !== null);
  return known.length === 0 ? null : Math.min(...known);
}
