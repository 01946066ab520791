import type { World } from '../world/world.ts';
import type { Callbacks } from './callbacks.ts';
import { createCallbacks } from './callbacks.ts';
import type { InvoiceFault, InvoiceFaultKind } from './faults.ts';
import type { Invoice } from './invoice.ts';
import type { RedBill } from './red-bill.ts';

const FINAL = '开票失败：购方信息与税务登记不一致，请核对后使用新的单号重新开具';
const RETRYABLE = '开票失败：税局接口超时，请稍后重试';
const SEAL_FAILED = '发票已开具，签章失败，请调用重新开票接口';

export interface InvoiceDesk {
  /** Accepts it; it is issued a while later. Answers when the caller may be told so. */
  take(invoice: Invoice, method: string, bill?: RedBill): Promise<void>;
  /** Seals again what could not be sealed. */
  reseal(invoice: Invoice): void;
  /** A push nobody at the provider sent. */
  forge(invoice: Invoice): Promise<void>;
  /** The true push of an invoice once more. */
  push(invoice: Invoice): Promise<void>;
  later(ms: number, run: () => void): void;
  pending(): number;
  close(): void;
}

/** Where orders become invoices, in their own time. */
export function createInvoiceDesk(world: World): InvoiceDesk {
  const timers = new Set<NodeJS.Timeout>();
  let closed = false;
  const later = (ms: number, run: () => void): void => {
    if (closed) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
    }, ms);
    timers.add(timer);
  };
  const callbacks: Callbacks = createCallbacks(world, later);
  const office = world.einvoice;

  const take = (kind: InvoiceFaultKind, invoice: Invoice, method: string): InvoiceFault | undefined =>
    office.faults.take(kind, { method, taxNo: invoice.seller.taxNo });

  const fail = (invoice: Invoice, cause: string): void => {
    invoice.status = '22';
    invoice.failCause = cause;
    office.counts.failed += 1;
    if (invoice.colour === 'blue') office.quota.use(invoice.seller.taxNo, -invoice.netFen, invoice.acceptedAt);
  };

  const finishRed = (red: Invoice, bill: RedBill): void => {
    bill.blue.reversedBy = red.number;
    bill.red = red;
    // What is taken back in the month of its issue may be issued again; later it may not.
    const { month } = office.quota.view(red.seller.taxNo, bill.blue.issuedAt);
    if (month === office.quota.view(red.seller.taxNo, red.issuedAt).month) office.quota.use(red.seller.taxNo, red.netFen, red.issuedAt);
  };

  const issue = (invoice: Invoice, bill: RedBill | undefined): void => {
    invoice.number = office.freshNumber(invoice.seller.taxNo);
    invoice.issuedAt = world.clock.now();
    invoice.status = '21';
    office.numbered(invoice);
    office.counts.issued += 1;
    if (bill) finishRed(invoice, bill);
    if (invoice.email !== '')
      office.mail({
        to: invoice.email,
        number: invoice.number,
        serialNo: invoice.serialNo,
        taxNo: invoice.seller.taxNo,
        at: invoice.issuedAt,
      });
  };

  const seal = (invoice: Invoice, method: string): void => {
    const unsealed = take('seal_failed', invoice, method);
    invoice.status = unsealed ? '24' : '2';
    invoice.failCause = unsealed ? (unsealed.text ?? SEAL_FAILED) : '';
  };

  const tell = async (invoice: Invoice, method: string): Promise<void> => {
    if (take('no_callback', invoice, method)) return;
    const twice = take('duplicate_callback', invoice, method) !== undefined;
    await callbacks.send(invoice);
    if (twice) await callbacks.sendOnce(invoice, '重复');
  };

  const work = (invoice: Invoice, method: string, bill: RedBill | undefined): 'sealing' | 'over' => {
    const failing = take('fail_final', invoice, method);
    if (failing) fail(invoice, failing.text ?? FINAL);
    const retryable = failing ? undefined : take('fail_retryable', invoice, method);
    if (retryable) fail(invoice, retryable.text ?? RETRYABLE);
    if (failing ?? retryable) {
      // A confirmation whose red invoice failed may be used by another.
      if (bill) bill.red = undefined;
      return 'over';
    }
    issue(invoice, bill);
    return 'sealing';
  };

  return {
    take: async (invoice, method, bill) => {
      office.add(invoice);
      office.counts.accepted += 1;
      if (invoice.colour === 'blue') office.quota.use(invoice.seller.taxNo, invoice.netFen, invoice.acceptedAt);
      if (bill) bill.red = invoice;
      if (take('forged_callback', invoice, method)) await callbacks.forge(invoice);
      if (take('callback_before_response', invoice, method)) {
        if (work(invoice, method, bill) === 'sealing') seal(invoice, method);
        await tell(invoice, method);
        return;
      }
      later(office.settings.issueMs, () => {
        if (work(invoice, method, bill) === 'over') return void tell(invoice, method);
        later(office.settings.sealMs, () => {
          seal(invoice, method);
          void tell(invoice, method);
        });
      });
    },
    reseal: (invoice) => {
      invoice.status = '21';
      later(office.settings.sealMs, () => {
        seal(invoice, 'reInvoice');
        void tell(invoice, 'reInvoice');
      });
    },
    forge: (invoice) => callbacks.forge(invoice),
    push: (invoice) => callbacks.sendOnce(invoice, '再次推送'),
    later,
    pending: () => timers.size + callbacks.underway(),
    close: () => {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      callbacks.close();
    },
  };
}
