import type {
  InvoiceBlock,
  InvoiceCardState,
  InvoiceColour,
  InvoiceProvider,
  InvoiceRowKind,
  InvoiceState,
  InvoiceType,
  TaxMark,
} from '@lianke/shared';

export interface InvoiceRow {
  id: string;
  request_id: string;
  seller_id: string;
  colour: InvoiceColour;
  type: InvoiceType;
  state: InvoiceState;
  provider: InvoiceProvider;
  /** Our number at the provider: one number, one invoice, for ever. */
  serial: string;
  provider_serial: string | null;
  net_fen: number;
  tax_fen: number;
  total_fen: number;
  remark: string;
  number: string | null;
  blue_id: string | null;
  block: InvoiceBlock | null;
  problem: string;
  retryable: number;
  created_at: number;
  submitted_at: number | null;
  issued_at: number | null;
  month: string | null;
  next_at: number | null;
  queries: number;
  files_done: number;
  card: InvoiceCardState;
}

export interface InvoiceLineRow {
  invoice_id: string;
  nth: number;
  kind: InvoiceRowKind;
  printed_name: string;
  tax_code: string;
  spec: string;
  unit: string;
  quantity: string | null;
  unit_price: string | null;
  net_fen: number;
  tax_fen: number;
  total_fen: number;
  rate_bps: number;
  mark: TaxMark;
  policy: string;
  /** JSON of RowPart[]. */
  parts: string;
}
