import { randomBytes } from 'node:crypto';
import { beijingStamp } from '../world/beijing.ts';
import type { Clock } from '../world/clock.ts';
import { createInvoiceFaults } from './faults.ts';
import type { Invoice } from './invoice.ts';
import { createQuota } from './quota.ts';
import type { RedBill } from './red-bill.ts';
import { isWaiting } from './red-bill.ts';
import { createSellers } from './sellers.ts';
import { createTokenDesk } from './token-desk.ts';

const HOUR_MS = 3_600_000;
const KEPT_MAILS = 1_000;

export interface Mail {
  to: string;
  number: string;
  serialNo: string;
  taxNo: string;
  at: number;
}

/** What the provider of e-invoices knows, the tax bureau behind it included. */
export function createInvoiceOffice(clock: Clock) {
  const bySerial = new Map<string, Invoice>();
  const byOrder = new Map<string, Invoice>();
  const byNumber = new Map<string, Invoice>();
  const bills: RedBill[] = [];
  const billsByKey = new Map<string, RedBill>();
  const lastBills = new Map<string, RedBill>();
  const mails: Mail[] = [];
  // Start with the time of day, so that a restarted simulator does not give a number twice.
  let lastNumber = BigInt(Date.now()) * 100n;
  let lastSerial = (Date.now() % 86_400_000) * 1_000;
  const settings = { issueMs: 0, sealMs: 0, redHours: 72, redMs: 0, tokenLimit: 50 };

  /** Time alone can end a confirmation: looked at whenever it is looked up. */
  const upToDate = (bill: RedBill): RedBill => {
    if (isWaiting(bill) && clock.now() - bill.raisedAt >= settings.redHours * HOUR_MS) {
      bill.status = '07';
      bill.message = '超过72小时未确认，已作废';
    }
    return bill;
  };

  return {
    sellers: createSellers(),
    quota: createQuota(),
    faults: createInvoiceFaults(),
    tokens: createTokenDesk(clock, () => settings.tokenLimit),
    settings,
    counts: { accepted: 0, issued: 0, failed: 0, callbacks: 0, callbacksTaken: 0, callbacksGivenUp: 0 },
    mails,
    mail: (mail: Mail) => {
      mails.push(mail);
      if (mails.length > KEPT_MAILS) mails.shift();
    },
    freshSerial: (): string => {
      lastSerial += 1;
      return beijingStamp(clock.now()).replace(/\D/g, '').slice(2) + String(lastSerial % 100_000_000).padStart(8, '0');
    },
    freshFileKey: (): string => randomBytes(12).toString('hex'),
    /** Year, province, a digit of the channel and 15 running ones. */
    freshNumber: (taxNo: string): string => {
      lastNumber += 1n;
      const province = /^\d{4}/.test(taxNo.slice(0, 6)) ? taxNo.slice(2, 4) : '33';
      return `${beijingStamp(clock.now()).slice(2, 4)}${province}2${String(lastNumber)}`;
    },
    add: (invoice: Invoice) => {
      bySerial.set(invoice.serialNo, invoice);
      byOrder.set(`${invoice.seller.taxNo} ${invoice.orderNo}`, invoice);
    },
    numbered: (invoice: Invoice) => void byNumber.set(invoice.number, invoice),
    bySerial: (serialNo: string) => bySerial.get(serialNo),
    byOrder: (taxNo: string, orderNo: string) => byOrder.get(`${taxNo} ${orderNo}`),
    byNumber: (number: string) => byNumber.get(number),
    all: () => bySerial.values(),
    count: () => bySerial.size,
    addBill: (bill: RedBill) => {
      bills.push(bill);
      lastBills.set(bill.blue.number, bill);
      for (const key of [bill.billId, bill.billNo, bill.billUuid]) billsByKey.set(`${bill.blue.seller.taxNo} ${key}`, bill);
    },
    /** By its application, its number or its uuid. */
    bill: (taxNo: string, key: string): RedBill | undefined => {
      const found = billsByKey.get(`${taxNo} ${key}`);
      return found && upToDate(found);
    },
    /** The latest of a blue invoice: at most one of them is alive. */
    lastBill: (blueNumber: string): RedBill | undefined => {
      const found = lastBills.get(blueNumber);
      return found && upToDate(found);
    },
    bills: () => bills.map(upToDate),
  };
}
