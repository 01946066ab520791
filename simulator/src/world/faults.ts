import type { Platform } from './platform.ts';

export const FAULT_KINDS = [
  'slow',
  'duplicate',
  'out_of_order',
  'drop',
  'bad_signature',
  'token_revoked',
  'quota',
  'busy',
  'ip_refused',
  'errcode',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

interface Fault {
  kind: FaultKind;
  platform?: Platform;
  /** Part of a path: /cgi-bin/user/info, /callbacks/wecom … */
  path?: string;
  left: number;
  ms: number;
  /** What is answered instead: kind `errcode` only. */
  errcode?: number;
}

export interface Faults {
  all(): Fault[];
  add(fault: Fault): void;
  clear(): void;
  /** Uses up one of a matching fault. */
  take(kind: FaultKind, platform: Platform, path: string): Fault | undefined;
}

export function createFaults(): Faults {
  let faults: Fault[] = [];
  return {
    all: () => faults.map((fault) => ({ ...fault })),
    add: (fault) => void faults.push(fault),
    clear: () => {
      faults = [];
    },
    take: (kind, platform, path) => {
      const found = faults.find(
        (fault) =>
          fault.kind === kind &&
          (fault.platform === undefined || fault.platform === platform) &&
          (fault.path === undefined ? kind !== 'slow' || !path.startsWith('/callbacks') : path.includes(fault.path)),
      );
      if (!found) return undefined;
      found.left -= 1;
      if (found.left <= 0) faults = faults.filter((fault) => fault !== found);
      return found;
    },
  };
}
