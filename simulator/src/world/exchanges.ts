import type { Platform } from './platform.ts';

export interface Exchange {
  seq: number;
  at: number;
  direction: 'to_server' | 'to_tencent';
  platform: Platform | 'wechat-pay' | 'einvoice';
  method: string;
  path: string;
  status: number;
  ms: number;
  request: { headers: Record<string, string>; body: string; decrypted?: string };
  response: { body: string; decrypted?: string };
  verdict: string;
}

export interface Exchanges {
  add(exchange: Omit<Exchange, 'seq'>): void;
  after(seq: number): Exchange[];
  listen(listener: (exchange: Exchange) => void): () => void;
}

const KEPT = 500;

export function createExchanges(): Exchanges {
  const kept: Exchange[] = [];
  const listeners = new Set<(exchange: Exchange) => void>();
  let seq = 0;
  return {
    add: (exchange) => {
      seq += 1;
      const numbered = { seq, ...exchange };
      kept.push(numbered);
      if (kept.length > KEPT) kept.shift();
      for (const listener of listeners) listener(numbered);
    },
    after: (from) => kept.filter((exchange) => exchange.seq > from),
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
