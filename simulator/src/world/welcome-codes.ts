import type { Clock } from './clock.ts';
import { freshId } from './ids.ts';

export interface WelcomeCodes {
  issue(userid: string, personId: string): string;
  take(code: string): 'invalid' | 'used' | { userid: string; personId: string };
}

const LIFE_MS = 20_000;

export function createWelcomeCodes(clock: Clock): WelcomeCodes {
  const codes = new Map<string, { userid: string; personId: string; expiresAt: number; used: boolean }>();
  return {
    issue: (userid, personId) => {
      const code = freshId('CALLBACK', 40);
      codes.set(code, { userid, personId, expiresAt: clock.now() + LIFE_MS, used: false });
      return code;
    },
    take: (code) => {
      const entry = codes.get(code);
      if (!entry) return 'invalid';
      if (entry.used) return 'used';
      if (entry.expiresAt < clock.now()) return 'invalid';
      entry.used = true;
      return { userid: entry.userid, personId: entry.personId };
    },
  };
}
