export const INVOICE_FAULT_KINDS = [
  'timeout_before',
  'timeout_after_accept',
  'slow',
  'busy',
  'login',
  'quota',
  'fail_final',
  'fail_retryable',
  'seal_failed',
  'callback_before_response',
  'duplicate_callback',
  'forged_callback',
  'no_callback',
  'red_refused',
  'red_waits',
] as const;

export type InvoiceFaultKind = (typeof INVOICE_FAULT_KINDS)[number];

export interface InvoiceFault {
  kind: InvoiceFaultKind;
  /** Part of the method's name: requestBillingNew, fastInvoiceRed … */
  method?: string;
  taxNo?: string;
  /** What is said instead of the usual words. */
  text?: string;
  left: number;
  ms: number;
}

export interface InvoiceFaults {
  all(): InvoiceFault[];
  add(fault: InvoiceFault): void;
  clear(): void;
  /** Uses up one of the first fault of this kind that matches. */
  take(kind: InvoiceFaultKind, about: { method: string; taxNo: string }): InvoiceFault | undefined;
  /** The drawer has logged in. */
  end(kind: InvoiceFaultKind, taxNo: string): void;
}

export function createInvoiceFaults(): InvoiceFaults {
  let faults: InvoiceFault[] = [];
  return {
    all: () => faults.map((fault) => ({ ...fault })),
    add: (fault) => void faults.push(fault),
    clear: () => {
      faults = [];
    },
    take: (kind, about) => {
      const found = faults.find(
        (fault) =>
          fault.kind === kind &&
          (fault.method === undefined || about.method.includes(fault.method)) &&
          (fault.taxNo === undefined || fault.taxNo === about.taxNo),
      );
      if (!found) return undefined;
      found.left -= 1;
      if (found.left <= 0) faults = faults.filter((fault) => fault !== found);
      return { ...found };
    },
    end: (kind, taxNo) => {
      faults = faults.filter((fault) => fault.kind !== kind || (fault.taxNo !== undefined && fault.taxNo !== taxNo));
    },
  };
}
