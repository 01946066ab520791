import type { Clock } from './clock.ts';
import { freshId } from './ids.ts';

type TicketKind = 'oa-jsapi' | 'oa-wx_card' | 'wecom-jsapi' | 'wecom-agent';

export interface Tickets {
  get(kind: TicketKind): { ticket: string; expires_in: number };
  /** Every ticket that may still sign: a page may have been signed just before the change. */
  live(kind: TicketKind): string[];
}

const LIFE_MS = 7_200_000;
const OVERLAP_MS = 300_000;

export function createTickets(clock: Clock): Tickets {
  const kept = new Map<TicketKind, { ticket: string; expiresAt: number }[]>();
  const ofKind = (kind: TicketKind) => (kept.get(kind) ?? []).filter((one) => one.expiresAt + OVERLAP_MS > clock.now());
  return {
    get: (kind) => {
      const list = ofKind(kind);
      let newest = list.at(-1);
      if (!newest || newest.expiresAt <= clock.now()) {
        newest = {
          ticket: freshId(kind.startsWith('oa') ? 'HoagFKDcsGMVCIY2vOjf9' : 'sM4AOVdWfPE4DxkXGEs8V', 86),
          expiresAt: clock.now() + LIFE_MS,
        };
        list.push(newest);
      }
      kept.set(kind, list);
      return { ticket: newest.ticket, expires_in: Math.max(1, Math.ceil((newest.expiresAt - clock.now()) / 1000)) };
    },
    live: (kind) => ofKind(kind).map((one) => one.ticket),
  };
}
