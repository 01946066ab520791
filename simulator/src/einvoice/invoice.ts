/** 数电普票 and 数电专票. */
export type InvoiceLine = 'pc' | 'bs';

/** 20 being issued, 21 issued and being sealed, 2 done, 22 failed, 24 issued but not sealed. */
export type InvoiceStatus = '20' | '21' | '2' | '22' | '24';

export interface Party {
  name: string;
  taxNo: string;
  address: string;
  tel: string;
  /** Bank and account in one. */
  account: string;
}

export interface InvoiceRow {
  /** 0 plain, 1 discount, 2 discounted by the row below. */
  property: '0' | '1' | '2';
  name: string;
  code: string;
  spec: string;
  unit: string;
  /** As they came; empty where there is none. The price is without tax. */
  quantity: string;
  price: string;
  netFen: number;
  taxFen: number;
  bps: number;
  /** '' taxed, 1 免税, 2 不征税, 3 plain zero. */
  zeroRate: string;
  policy: string;
  policyName: string;
}

export interface Invoice {
  serialNo: string;
  orderNo: string;
  colour: 'blue' | 'red';
  line: InvoiceLine;
  status: InvoiceStatus;
  failCause: string;
  /** 20 digits once issued, and '' before. */
  number: string;
  seller: Party;
  buyer: Party;
  clerk: string;
  payee: string;
  checker: string;
  remark: string;
  email: string;
  phone: string;
  callBackUrl: string;
  acceptedAt: number;
  issuedAt: number;
  rows: readonly InvoiceRow[];
  netFen: number;
  taxFen: number;
  /** Of a red one: which blue one it takes back, why, and by which confirmation. */
  blueNumber: string;
  redReason: string;
  billNo: string;
  /** Of a blue one: the buyer has ticked it for deduction, or booked it. */
  booked: boolean;
  reversedBy: string;
  /** What opens its files. */
  fileKey: string;
}

export const sumOf = (rows: readonly InvoiceRow[], part: 'netFen' | 'taxFen'): number => rows.reduce((sum, row) => sum + row[part], 0);

/** The rows of the red one: everything negative, a discount taken off its line. */
export function redRowsOf(rows: readonly InvoiceRow[]): InvoiceRow[] {
  const red: InvoiceRow[] = [];
  for (const row of rows) {
    const above = red.at(-1);
    if (row.property === '1' && above) {
      red[red.length - 1] = { ...above, netFen: above.netFen - row.netFen, taxFen: above.taxFen - row.taxFen, price: '', quantity: '' };
      continue;
    }
    const quantity = row.quantity && `-${row.quantity}`;
    red.push({ ...row, property: '0', quantity, netFen: -row.netFen, taxFen: -row.taxFen });
  }
  return red;
}
