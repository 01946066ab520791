import type { Platform } from './platform.ts';

export interface Metrics {
  tokenFetched(app: string): void;
  called(path: string): void;
  callsOf(path: string): number;
  pushed(platform: Platform): void;
  clearCalls(): void;
  view(): { tokenFetches: Record<string, number>; calls: Record<string, number>; callbacks: Record<string, number> };
}

const bump = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);

export function createMetrics(): Metrics {
  const tokenFetches = new Map<string, number>();
  const calls = new Map<string, number>();
  const callbacks = new Map<string, number>();
  return {
    tokenFetched: (app) => void bump(tokenFetches, app),
    called: (path) => void bump(calls, path),
    callsOf: (path) => calls.get(path) ?? 0,
    pushed: (platform) => void bump(callbacks, platform),
    clearCalls: () => calls.clear(),
    view: () => ({
      tokenFetches: Object.fromEntries(tokenFetches),
      calls: Object.fromEntries(calls),
      callbacks: Object.fromEntries(callbacks),
    }),
  };
}
