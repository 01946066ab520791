import type { Clock } from './clock.ts';
import { freshId } from './ids.ts';

export type AppKind = 'oa' | 'mini' | 'shop' | 'agent' | 'contact';
type Family = 'classic' | 'stable' | 'wecom';

export interface Issued {
  token: string;
  app: AppKind;
  family: Family;
  issuedAt: number;
  expiresAt: number;
  /** When it stops working although it has not expired: a newer one took its place, or it was revoked. */
  retiredAt: number;
}

export type TokenVerdict = 'missing' | 'malformed' | 'unknown' | 'retired' | 'expired' | Issued;

const LIFE_MS = 7_200_000;
export const OVERLAP_MS = 300_000;

export interface Tokens {
  issue(app: AppKind, family: Family): Issued;
  current(app: AppKind, family: Family): Issued | undefined;
  retire(issued: Issued, afterMs: number): void;
  check(token: string | undefined): TokenVerdict;
  /** For tests: the token stays known, but its life is over. */
  expireAll(): void;
}

const PREFIX = '98_';
const LENGTH = 136;

export function createTokens(clock: Clock): Tokens {
  const known = new Map<string, Issued>();
  const latest = new Map<string, Issued>();

  const forgetOld = (now: number) => {
    for (const [token, issued] of known) if (issued.expiresAt + 86_400_000 < now) known.delete(token);
  };

  return {
    issue: (app, family) => {
      const now = clock.now();
      forgetOld(now);
      const issued: Issued = {
        token: freshId(family === 'wecom' ? '' : PREFIX, LENGTH),
        app,
        family,
        issuedAt: now,
        expiresAt: now + LIFE_MS,
        retiredAt: Number.POSITIVE_INFINITY,
      };
      known.set(issued.token, issued);
      latest.set(`${app} ${family}`, issued);
      return issued;
    },
    current: (app, family) => {
      const issued = latest.get(`${app} ${family}`);
      return issued && issued.expiresAt > clock.now() && issued.retiredAt > clock.now() ? issued : undefined;
    },
    retire: (issued, afterMs) => {
      issued.retiredAt = Math.min(issued.retiredAt, clock.now() + afterMs);
    },
    check: (token) => {
      if (!token) return 'missing';
      const issued = known.get(token);
      if (!issued) return token.length === LENGTH ? 'unknown' : 'malformed';
      if (issued.expiresAt <= clock.now()) return 'expired';
      return issued.retiredAt <= clock.now() ? 'retired' : issued;
    },
    expireAll: () => {
      for (const issued of known.values()) issued.expiresAt = Math.min(issued.expiresAt, clock.now());
    },
  };
}
