import type { Context } from './context.ts';
import type { Live } from './live/live.ts';

const freshMs = 2_000;

/**
 * A small fact that many requests need (settings, field definitions): read at most every two seconds per process, and anew at once when `topic`
 * is published. Kept per app, so that two apps in one test do not share it.
 */
export function fresh<T>(
  topic: string,
  load: (ctx: Pick<Context, 'db'>) => Promise<T>,
): (ctx: Pick<Context, 'db' | 'clock' | 'live'>) => Promise<T> {
  const kept = new WeakMap<Live, { at: number; value: Promise<T> }>();
  const listening = new WeakSet<Live>();
  return (ctx) => {
    if (!listening.has(ctx.live)) {
      listening.add(ctx.live);
      ctx.live.subscribe((changed) => void (changed === topic && kept.delete(ctx.live)));
    }
    const known = kept.get(ctx.live);
    const age = known ? ctx.clock.now() - known.at : Infinity;
    if (known && age >= 0 && age < freshMs) return known.value;
    const value = load(ctx);
    value.catch(() => kept.delete(ctx.live));
    kept.set(ctx.live, { at: ctx.clock.now(), value });
    return value;
  };
}
