import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../../../kernel/context.ts';

const windowMs = 1_000;
const shortestMs = 20;

/** Waits until one more call for this seller is within what the provider is asked per second, whichever process calls. */
export async function pace(ctx: Pick<Context, 'config' | 'kv'>, sellerId: string): Promise<void> {
  const key = `einvoice-calls:${sellerId}`;
  while ((await ctx.kv.increment(key, windowMs)) > ctx.config.einvoiceCallsPerSecond) {
    if (ctx.kv.away?.()) return; // the provider says itself when it wants fewer
    await sleep(Math.max(shortestMs, (await ctx.kv.remaining(key)) ?? 0));
  }
}
