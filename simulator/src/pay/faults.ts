/** What can go wrong with a notice, and what the API itself can answer. */
export const PAY_FAULT_KINDS = [
  'never',
  'late',
  'duplicate',
  'out_of_order',
  'tampered',
  'wrong_amount',
  'forged',
  'old_timestamp',
  'unknown_serial',
  'sign_test',
  'slow',
  'system_error',
  'frequency_limited',
  'not_enough',
] as const;

export type PayFaultKind = (typeof PAY_FAULT_KINDS)[number];

export type NoticeKind = 'transaction' | 'refund' | 'fapiao';

export interface PayFault {
  kind: PayFaultKind;
  /** Which notices: of payments, of refunds, of invoices, or all when absent. */
  of?: NoticeKind;
  /** Part of the API path: for slow, system_error and frequency_limited. */
  path?: string;
  left: number;
  ms: number;
}

export interface PayFaults {
  all(): PayFault[];
  add(fault: PayFault): void;
  clear(): void;
  /** Uses up one of the first fault of these kinds that matches. */
  take(kinds: readonly PayFaultKind[], about: { of?: NoticeKind; path?: string }): PayFault | undefined;
}

export function createPayFaults(): PayFaults {
  let faults: PayFault[] = [];
  return {
    all: () => faults.map((fault) => ({ ...fault })),
    add: (fault) => void faults.push(fault),
    clear: () => {
      faults = [];
    },
    take: (kinds, about) => {
      const found = faults.find(
        (fault) =>
          kinds.includes(fault.kind) &&
          (fault.of === undefined || fault.of === about.of) &&
          (fault.path === undefined || (about.path ?? '').includes(fault.path)),
      );
      if (!found) return undefined;
      found.left -= 1;
      if (found.left <= 0) faults = faults.filter((fault) => fault !== found);
      return found;
    },
  };
}
