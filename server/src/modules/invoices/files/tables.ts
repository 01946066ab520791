import type { InvoiceFileKind } from '@lianke/shared';

export interface InvoiceFileRow {
  invoice_id: string;
  kind: InvoiceFileKind;
  bytes_sealed: string;
  size: number;
  sha256: string;
  stored_at: number;
}
