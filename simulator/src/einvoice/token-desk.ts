import type { Clock } from '../world/clock.ts';
import { freshId } from '../world/ids.ts';

/** The one app of the simulated open platform; whoever has its keys issues for any seller. */
export const SIMULATED_APP = { appKey: 'SIMKEY01', appSecret: 'SIMSECRET0000001' };

export const TOKEN_LIFE_SECONDS = 86_400;
const SPAN_MS = 30 * 86_400_000;

export interface TokenDesk {
  /** Undefined: too many in thirty days. */
  issue(): string | undefined;
  check(token: string): boolean;
  expireAll(): void;
}

export function createTokenDesk(clock: Clock, limit: () => number): TokenDesk {
  const tokens = new Map<string, number>();
  let fetchedAt: number[] = [];
  return {
    issue: () => {
      const now = clock.now();
      fetchedAt = fetchedAt.filter((at) => at > now - SPAN_MS);
      if (fetchedAt.length >= limit()) return undefined;
      fetchedAt.push(now);
      const token = freshId('', 32).toLowerCase();
      tokens.set(token, now + TOKEN_LIFE_SECONDS * 1_000);
      return token;
    },
    check: (token) => (tokens.get(token) ?? 0) > clock.now(),
    expireAll: () => tokens.clear(),
  };
}
