import type { InvoiceDesk } from '../einvoice/desk.ts';
import type { InvoiceFaultKind } from '../einvoice/faults.ts';
import { INVOICE_FAULT_KINDS } from '../einvoice/faults.ts';
import type { Invoice } from '../einvoice/invoice.ts';
import { checkReversible, raiseBill } from '../einvoice/nuonuo/reds.ts';
import { NuonuoRefusal } from '../einvoice/nuonuo/refusal.ts';
import type { RedBill } from '../einvoice/red-bill.ts';
import type { World } from '../world/world.ts';
import { BoxError } from './refuse.ts';

export interface InvoiceFaultInput {
  kind: InvoiceFaultKind;
  method?: string;
  taxNo?: string;
  text?: string;
  times?: number;
  ms?: number;
}

export interface InvoiceSpeed {
  issueMs?: number;
  sealMs?: number;
  /** How long a confirmation takes to be on record. */
  redMs?: number;
  redHours?: number;
  tokenLimit?: number;
}

const MOST_LINES = 5_000;
const SLOW_MS = 3_000;

const invoiceLine = (invoice: Invoice) => ({
  serialNo: invoice.serialNo,
  orderNo: invoice.orderNo,
  taxNo: invoice.seller.taxNo,
  sellerName: invoice.seller.name,
  buyerName: invoice.buyer.name,
  buyerTaxNo: invoice.buyer.taxNo,
  colour: invoice.colour,
  line: invoice.line,
  status: invoice.status,
  failCause: invoice.failCause,
  number: invoice.number,
  netFen: invoice.netFen,
  taxFen: invoice.taxFen,
  rows: invoice.rows.length,
  remark: invoice.remark,
  acceptedAt: invoice.acceptedAt,
  issuedAt: invoice.issuedAt,
  blueNumber: invoice.blueNumber,
  reversedBy: invoice.reversedBy,
  booked: invoice.booked,
});

const billLine = (bill: RedBill) => ({
  billId: bill.billId,
  billNo: bill.billNo,
  billUuid: bill.billUuid,
  status: bill.status,
  raisedBy: bill.applySource === '0' ? 'seller' : 'buyer',
  blueNumber: bill.blue.number,
  redNumber: bill.red?.number ?? '',
  raisedAt: bill.raisedAt,
});

/** What happens at the provider, at the tax bureau and at the buyer's, without the merchant's server. */
export function einvoiceVerbs(world: World, desk: InvoiceDesk) {
  const office = world.einvoice;
  const invoiceNumbered = (number: string): Invoice => {
    const invoice = office.byNumber(number);
    if (!invoice) throw new BoxError(404, 'no_invoice', `没有这张发票：${number}`);
    return invoice;
  };
  const invoiceOrdered = (orderNo: string): Invoice => {
    for (const one of office.all()) if (one.orderNo === orderNo) return one;
    throw new BoxError(404, 'no_invoice', `没有这个单号的发票：${orderNo}`);
  };
  const billNumbered = (billNo: string): RedBill => {
    const bill = office.bills().find((one) => [one.billNo, one.billId, one.billUuid].includes(billNo));
    if (!bill) throw new BoxError(404, 'no_bill', `没有这张红字信息确认单：${billNo}`);
    return bill;
  };

  return {
    setInvoiceFault: (input: InvoiceFaultInput) => {
      if (!INVOICE_FAULT_KINDS.includes(input.kind)) throw new BoxError(400, 'bad_fault', `没有这种故障：${String(input.kind)}`);
      office.faults.add({
        kind: input.kind,
        ...(input.method ? { method: input.method } : {}),
        ...(input.taxNo ? { taxNo: input.taxNo } : {}),
        ...(input.text ? { text: input.text } : {}),
        // A drawer who is logged out stays so until somebody logs in.
        left: input.times ?? (input.kind === 'login' ? Number.POSITIVE_INFINITY : 1),
        ms: input.ms ?? (input.kind === 'slow' ? SLOW_MS : 0),
      });
      return { faults: office.faults.all() };
    },
    clearInvoiceFaults: () => {
      office.faults.clear();
      return { faults: [] };
    },
    setInvoiceSpeed: (input: InvoiceSpeed) => {
      Object.assign(office.settings, input);
      return { ...office.settings };
    },
    expireInvoiceTokens: () => {
      office.tokens.expireAll();
      return {};
    },
    invoiceSellers: () => ({ any: office.sellers.any, sellers: office.sellers.all() }),
    addInvoiceSeller: (input: { taxNo?: string; name?: string; any?: boolean }) => {
      if (input.taxNo) office.sellers.add({ taxNo: input.taxNo, name: input.name ?? `模拟企业${input.taxNo.slice(-6)}有限公司` });
      if (input.any !== undefined) office.sellers.any = input.any;
      return { any: office.sellers.any, sellers: office.sellers.all() };
    },
    setInvoiceQuota: (input: { taxNo: string; leftFen: number | null }) => {
      office.quota.setLeft(input.taxNo, input.leftFen, world.clock.now());
      return { taxNo: input.taxNo, ...office.quota.view(input.taxNo, world.clock.now()) };
    },
    invoiceQuota: (taxNo: string) => ({ taxNo, ...office.quota.view(taxNo, world.clock.now()) }),
    drawerLogsIn: (input: { taxNo: string }) => {
      office.faults.end('login', input.taxNo);
      return { faults: office.faults.all() };
    },
    /** The buyer has ticked or booked it: a red one then waits for them. */
    markInvoiceBooked: (input: { number: string; booked?: boolean }) => {
      const invoice = invoiceNumbered(input.number);
      invoice.booked = input.booked ?? true;
      return invoiceLine(invoice);
    },
    buyerAnswersRed: (input: { billNo: string; agree: boolean }) => {
      const bill = billNumbered(input.billNo);
      if (bill.status !== '02') throw new BoxError(409, 'not_waiting', '这张确认单不在等购方确认');
      bill.status = input.agree ? '04' : '05';
      if (input.agree) bill.confirmedAt = world.clock.now();
      else bill.message = '购方已否认该红字信息确认单';
      return billLine(bill);
    },
    buyerRaisesRed: (input: { number: string; redReason?: string }) => {
      const blue = invoiceNumbered(input.number);
      try {
        checkReversible(world, blue);
      } catch (error) {
        if (error instanceof NuonuoRefusal) throw new BoxError(409, 'not_reversible', error.message);
        throw error;
      }
      blue.booked = true;
      return billLine(raiseBill(world, { billId: '', applySource: '1', blue, redReason: input.redReason ?? '2', status: '03' }));
    },
    forgeInvoiceCallback: async (input: { orderNo: string }) => {
      await desk.forge(invoiceOrdered(input.orderNo));
      return {};
    },
    pushInvoice: async (input: { orderNo: string }) => {
      const invoice = invoiceOrdered(input.orderNo);
      await desk.push(invoice);
      return invoiceLine(invoice);
    },
    /** In the order they came, by pages; sums over all. */
    invoiceDocuments: (query: { taxNo?: string; orderNo?: string; number?: string; after?: number; limit?: number } = {}) => {
      const documents = [];
      const sums = { count: 0, issued: 0, failed: 0, issuing: 0, blue: 0, red: 0, netFen: 0, taxFen: 0 };
      const limit = Math.min(query.limit ?? MOST_LINES, MOST_LINES);
      let seen = 0;
      for (const one of office.all()) {
        if (query.taxNo !== undefined && one.seller.taxNo !== query.taxNo) continue;
        if (query.orderNo !== undefined && one.orderNo !== query.orderNo) continue;
        if (query.number !== undefined && one.number !== query.number) continue;
        seen += 1;
        sums.count += 1;
        if (one.status === '22') sums.failed += 1;
        else if (one.number === '') sums.issuing += 1;
        else {
          sums.issued += 1;
          sums[one.colour] += 1;
          sums.netFen += one.netFen;
          sums.taxFen += one.taxFen;
        }
        if (seen > (query.after ?? 0) && documents.length < limit) documents.push(invoiceLine(one));
      }
      return { sums, counts: { ...office.counts, pending: desk.pending() }, settings: { ...office.settings }, documents };
    },
    invoiceReds: () => ({ reds: office.bills().map(billLine) }),
    invoiceOutbox: () => ({ mails: [...office.mails] }),
  };
}
