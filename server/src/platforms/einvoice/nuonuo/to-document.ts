import { z } from 'zod';
import type { Document } from '../port.ts';
import { fenOf } from './amounts.ts';
import { soundsPassing } from './refusal.ts';

const text = z
  .string()
  .nullish()
  .transform((given) => given ?? '');
const amount = z.union([z.string(), z.number()]).nullish();

/** A row of queryInvoiceResult and queryInvoiceList; the rest is not needed. */
export const documentAnswer = z.object({
  serialNo: text,
  orderNo: text,
  status: z.coerce.string(),
  statusMsg: text,
  failCause: text,
  pdfUrl: text,
  ofdUrl: text,
  xmlUrl: text,
  invoiceTime: z.coerce.number().nullish(),
  invoiceNo: text,
  allElectronicInvoiceNumber: text,
  // Some answers spell it so (facts §2.1).
  allElectronicInvoiceNumbe: text,
  exTaxAmount: amount,
  taxAmount: amount,
});
export type DocumentAnswer = z.output<typeof documentAnswer>;

/** `24`: issued, but the seal failed; the file is made anew by reInvoice, so it is still on its way. */
export const sealFailed = '24';
const issued = '2';
const underWay: readonly string[] = ['20', '21', sealFailed];

export function toDocument(it: DocumentAnswer): Document {
  const status = it.status === issued ? 'issued' : underWay.includes(it.status) ? 'issuing' : 'failed';
  const words = it.failCause || it.statusMsg;
  const files = [
    { kind: 'pdf', url: it.pdfUrl },
    { kind: 'ofd', url: it.ofdUrl },
    { kind: 'xml', url: it.xmlUrl },
  ] as const;
  return {
    serial: it.orderNo,
    providerSerial: it.serialNo,
    status,
    problem: status === 'failed' ? { code: it.status, text: words, retryable: soundsPassing(words) } : null,
    number: status === 'issued' ? it.allElectronicInvoiceNumber || it.allElectronicInvoiceNumbe || it.invoiceNo || null : null,
    issuedAt: status === 'issued' ? (it.invoiceTime ?? null) : null,
    netFen: fenOf(it.exTaxAmount ?? 0),
    taxFen: fenOf(it.taxAmount ?? 0),
    files: files.filter(({ url }) => url !== ''),
  };
}
