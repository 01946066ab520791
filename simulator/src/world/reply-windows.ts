import type { Clock } from './clock.ts';

interface Window {
  until: number;
  left: number;
}

export interface ReplyWindows {
  /** A message opens 48 h for five, a menu tap, a follow or a scan opens one minute for three. */
  open(openid: string, by: 'message' | 'quick'): void;
  close(openid: string): void;
  spend(openid: string): 'ok' | 'closed' | 'spent';
}

const LIMITS = { message: { ms: 48 * 3_600_000, count: 5 }, quick: { ms: 60_000, count: 3 } } as const;

export function createReplyWindows(clock: Clock): ReplyWindows {
  const windows = new Map<string, Partial<Record<'message' | 'quick', Window>>>();
  return {
    open: (openid, by) => {
      const limit = LIMITS[by];
      windows.set(openid, { ...windows.get(openid), [by]: { until: clock.now() + limit.ms, left: limit.count } });
    },
    close: (openid) => void windows.delete(openid),
    spend: (openid) => {
      const { quick, message } = windows.get(openid) ?? {};
      const open = [quick, message].filter((one): one is Window => one !== undefined && one.until > clock.now());
      if (open.length === 0) return 'closed';
      const usable = open.find((one) => one.left > 0);
      if (!usable) return 'spent';
      usable.left -= 1;
      return 'ok';
    },
  };
}
