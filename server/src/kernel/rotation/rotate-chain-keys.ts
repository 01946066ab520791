import { moveHead, newKey, readHead, sealKeyAnew } from '../audit-chain/head.ts';
import { sealWaiting } from '../audit-chain/seal-waiting.ts';
import type { Context } from '../context.ts';

/**
 * The audit chain's own secrets, sealed under the newest key; entries from now on get a fresh secret, since the old ones were readable to whoever
 * had the old key. Rows that wait are chained first: their proofs are under the old key. Answers whether anything changed.
 */
export async function rotateChainKeys(ctx: Context): Promise<boolean> {
  while ((await sealWaiting(ctx)) > 0);
  for (;;) {
    const found = await readHead(ctx);
    if (!found || found.head.keys.every((key) => ctx.sealing.isCurrent(key.sealed))) return false;
    const { head, stored } = found;
    const next = head.seq + 1;
    const kept = head.keys.filter((key) => key.from < next).map((key) => sealKeyAnew(ctx, key));
    if (await moveHead(ctx, stored, { ...head, keys: [...kept, newKey(ctx, next)] })) return true;
  }
}
