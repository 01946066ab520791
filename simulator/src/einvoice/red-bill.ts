import type { Invoice } from './invoice.ts';

/** 15 being applied for, 01 no confirmation needed, 02 waits for the buyer, 03 for the seller, 04 both agreed, 05 refused by the buyer, 06 by the seller, 07 too late, 08 withdrawn, 09 withdrawn after agreement. */
export type RedBillStatus = '15' | '01' | '02' | '03' | '04' | '05' | '06' | '07' | '08' | '09';

/** 红字信息确认单. */
export interface RedBill {
  billId: string;
  billNo: string;
  billUuid: string;
  status: RedBillStatus;
  /** 0 the seller raised it, 1 the buyer. */
  applySource: '0' | '1';
  blue: Invoice;
  redReason: string;
  message: string;
  raisedAt: number;
  confirmedAt: number;
  /** The red invoice it led to. */
  red: Invoice | undefined;
}

const DEAD: readonly RedBillStatus[] = ['05', '06', '07', '08', '09'];
export const isDead = (bill: RedBill): boolean => DEAD.includes(bill.status);
export const isConfirmed = (bill: RedBill): boolean => bill.status === '01' || bill.status === '04';
export const isWaiting = (bill: RedBill): boolean => bill.status === '02' || bill.status === '03';
