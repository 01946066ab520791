import type { IssuedRow, IssuerAccount } from '../einvoice/port.ts';

/** A title as WeChat collected it in the bill, or for an application of ours. */
export interface FapiaoTitle {
  kind: 'person' | 'company';
  name: string;
  taxNo: string;
  address: string;
  phone: string;
  bank: string;
  account: string;
  email: string;
  special: boolean;
}

export interface FapiaoCard {
  /** `transaction_id` of the payment it belongs to, at most 32 characters. */
  applyId: string;
  mediaId: string;
  number: string;
  issuedAt: number;
  netFen: number;
  taxFen: number;
  totalFen: number;
  buyer: { kind: 'person' | 'company'; name: string; taxNo: string };
  seller: Pick<IssuerAccount, 'name' | 'taxNo' | 'address' | 'phone' | 'bank' | 'account' | 'clerk' | 'payee' | 'checker'>;
  rows: readonly IssuedRow[];
  remark: string;
}

/** WeChat Pay's e-invoices as a merchant uses them who issues elsewhere: titles from the bill, and files put into the card pack. */
export interface WechatFapiao {
  /** 开发票 in the bill, and where WeChat tells us that somebody tapped it. */
  configure(callbackUrl: string): Promise<void>;
  /** The title somebody chose in the bill of this transaction; null: WeChat knows no application for it. */
  readTitle(transactionId: string): Promise<FapiaoTitle | null>;
  uploadPdf(bytes: Buffer): Promise<{ mediaId: string }>;
  insertCard(card: FapiaoCard): Promise<void>;
  cardState(applyId: string): Promise<'inserting' | 'inserted' | 'discarded' | 'none'>;
}
