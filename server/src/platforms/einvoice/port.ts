import type { InvoiceFileKind, InvoiceType, RedReason } from '@lianke/shared';
import type { BuiltRow } from '@lianke/shared/invoicing';

/** Whose invoices they are and how the provider knows them. */
export interface IssuerAccount {
  taxNo: string;
  name: string;
  address: string;
  phone: string;
  bank: string;
  account: string;
  clerk: string;
  payee: string;
  checker: string;
  appKey: string;
  appSecret: string;
}

/** A row as it was built, without whose money it stands for. Unit prices are without tax. */
export type IssuedRow = Omit<BuiltRow, 'parts'>;

export interface IssueOrder {
  /** Our number, at most 20 characters; the provider refuses a second invoice under it. */
  serial: string;
  type: InvoiceType;
  buyer: { name: string; taxNo: string; address: string; phone: string; bank: string; account: string };
  email: string;
  remark: string;
  orderedAt: number;
  rows: readonly IssuedRow[];
  /** Where the provider pushes what became of it; not to be believed without asking. */
  callbackUrl: string;
}

/** The provider took it, or took it before (`known`: the number was used; ask about it). */
export type Taken =
  { is: 'taken'; providerSerial: string } | { is: 'known' } | Held | { is: 'refused'; code: string; text: string; retryable: boolean };

/** Nothing happened: somebody has to log in, the month's quota is used up, or the provider wants fewer calls. The same number may be sent again. */
export interface Held {
  is: 'held';
  by: 'login' | 'quota' | 'busy' | 'credential';
  text: string;
  retryAfterMs?: number;
}

export interface Document {
  serial: string;
  providerSerial: string;
  status: 'issuing' | 'issued' | 'failed';
  /** With `failed`: final, the number is used up. */
  problem: { code: string; text: string; retryable: boolean } | null;
  number: string | null;
  issuedAt: number | null;
  netFen: number;
  taxFen: number;
  files: readonly { kind: InvoiceFileKind; url: string }[];
}

export interface RedOrder {
  /** Our number of the confirmation (billId), stored before the call. */
  serial: string;
  blueNumber: string;
  type: InvoiceType;
  buyer: { name: string; taxNo: string };
  reason: RedReason;
  netFen: number;
  taxFen: number;
}

export interface RedConfirmation {
  serial: string;
  billNo: string;
  billUuid: string;
  status: 'waiting_buyer' | 'waiting_seller' | 'confirmed' | 'refused' | 'expired' | 'withdrawn' | 'failed';
  raisedBy: 'seller' | 'buyer';
  blueNumber: string;
  raisedAt: number | null;
  /** Number of the red invoice where the provider issued it by itself. */
  redNumber: string | null;
  text: string;
}

/**
 * A service that issues invoices, as finance needs it. Every method may throw PlatformError (busy, quota, unreachable, credential): then the outcome is
 * unknown and the caller asks with `find`, never under a new number. Amounts in fen; the adapter turns them into yuan.
 */
export interface EInvoiceProvider {
  issue(account: IssuerAccount, order: IssueOrder): Promise<Taken>;
  /** By our numbers, at most 50; those the provider does not know are missing. */
  find(account: IssuerAccount, serials: readonly string[]): Promise<Document[]>;
  /** Its own list of a time span, page by page from 0; `next` null: that was all. Numbers of red invoices included, amounts negative. */
  list(
    account: IssuerAccount,
    span: { from: number; until: number },
    page: number,
  ): Promise<{ documents: Document[]; next: number | null }>;
  /** A file by the address `find` gave. */
  file(url: string): Promise<Buffer>;
  mail(account: IssuerAccount, number: string, email: string): Promise<void>;
  raiseRed(account: IssuerAccount, order: RedOrder): Promise<Taken>;
  findReds(account: IssuerAccount, wanted: { serials: readonly string[] } | { raisedBy: 'buyer' }): Promise<RedConfirmation[]>;
  answerRed(account: IssuerAccount, red: { billNo: string; billUuid: string }, agree: boolean, text: string): Promise<void>;
  withdrawRed(account: IssuerAccount, red: { billNo: string; billUuid: string }): Promise<void>;
  issueRed(
    account: IssuerAccount,
    red: { serial: string; blueNumber: string; billNo: string; billUuid: string; type: InvoiceType; callbackUrl: string },
  ): Promise<Taken>;
  /** What a push says it is about; null: no push of this provider. */
  readPush(body: string): { serial: string; status: string } | null;
}
