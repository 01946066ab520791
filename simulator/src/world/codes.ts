import type { Clock } from './clock.ts';
import { freshId } from './ids.ts';

type CodeKind = 'wx-login' | 'phone' | 'staff-oauth' | 'oa-oauth';

interface OneTimeCode {
  kind: CodeKind;
  /** Whom it stands for: a person's id, or a member's userid. */
  subject: string;
  /** The host the code may be sent to, and the scope asked for: OAuth codes only. */
  host?: string;
  scope?: string;
  expiresAt: number;
  used: boolean;
}

type CodeVerdict = 'unknown' | 'expired' | 'used' | OneTimeCode;

export interface Codes {
  issue(kind: CodeKind, subject: string, extra?: { host?: string; scope?: string }): string;
  take(kind: CodeKind, code: string): CodeVerdict;
  look(kind: CodeKind, code: string): OneTimeCode | undefined;
}

const LIFE_MS = 300_000;

export function createCodes(clock: Clock): Codes {
  const codes = new Map<string, OneTimeCode>();
  const forgetOld = () => {
    for (const [code, entry] of codes) {
      if (entry.expiresAt + 3_600_000 > clock.now()) break;
      codes.delete(code);
    }
  };
  return {
    issue: (kind, subject, extra = {}) => {
      forgetOld();
      const code = kind === 'phone' ? freshId('', 64) : freshId('0', 32);
      codes.set(code, { kind, subject, ...extra, expiresAt: clock.now() + LIFE_MS, used: false });
      return code;
    },
    take: (kind, code) => {
      const entry = codes.get(code);
      if (!entry || entry.kind !== kind) return 'unknown';
      if (entry.used) return 'used';
      if (entry.expiresAt <= clock.now()) return 'expired';
      entry.used = true;
      return entry;
    },
    look: (kind, code) => {
      const entry = codes.get(code);
      return entry?.kind === kind ? entry : undefined;
    },
  };
}
