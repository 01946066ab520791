import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from './log.ts';

export interface Poller {
  /** Run soon instead of at the next tick; many nudges make one run. */
  nudge(): void;
  start(): void;
  /** Resolves once a run in progress has ended. */
  stop(): Promise<void>;
}

/**
 * Runs `run` every `everyMs` and whenever nudged, never twice at once; `run` answers true when there is more to do at once.
 * `restMs` is the least pause between runs that were nudged: under load it lets work gather into larger batches.
 * A failing run is logged and tried again at the next tick.
 */
export function createPoller(it: { name: string; everyMs: number; restMs?: number; log: Log; run: () => Promise<boolean> }): Poller {
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = true;
  let timer: NodeJS.Timeout | undefined;

  const loop = async (): Promise<void> => {
    do {
      again = false;
      let more = false;
      try {
        more = await it.run();
      } catch (error) {
        if (!stopped) it.log.error({ err: error, poller: it.name }, 'a run failed; it is tried again');
        return;
      }
      if (again && !more && it.restMs && !stopped) await sleep(it.restMs);
      again ||= more;
    } while (again && !stopped);
  };
  const wake = (): void => {
    if (stopped) return;
    if (running) {
      again = true;
      return;
    }
    running = loop().finally(() => (running = undefined));
  };
  return {
    nudge: wake,
    start: () => {
      stopped = false;
      timer = setInterval(wake, it.everyMs);
      wake();
    },
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
