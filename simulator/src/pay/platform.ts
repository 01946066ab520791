import type { Clock } from '../world/clock.ts';
import { createFapiaoBook } from './fapiao/book.ts';
import { createPayFaults } from './faults.ts';
import { createLedger } from './ledger.ts';

export type Material = 'public_key' | 'certificate';
export type RefundMode = 'success' | 'processing' | 'abnormal';

const IN_PROCESS_SPEED = 1 / 1000;

/** What WeChat Pay knows, and how it is told to behave. */
export function createPayPlatform(clock: Clock) {
  return {
    ledger: createLedger(clock),
    faults: createPayFaults(),
    fapiao: createFapiaoBook(),
    /** Files of bills, by the token of their address. */
    billFiles: new Map<string, { bytes: Buffer; expiresAt: number }>(),
    settings: {
      /** By what the retry schedule of notices is multiplied. */
      speed: IN_PROCESS_SPEED,
      /** `certificate`: a merchant who has not begun to change over; everything is signed with the platform certificate. */
      material: 'public_key' as Material,
      refundMode: 'success' as RefundMode,
      refundAfterMs: 0,
      billsReady: false,
      /** Benches pay for customers who are nobody here. */
      anyOpenid: false,
      /** How long after the payment 发货信息管理 does not know it yet. */
      shippingDelayMs: 0,
    },
    counts: { sent: 0, accepted: 0, refused: 0, givenUp: 0, probesAccepted: 0 },
  };
}
