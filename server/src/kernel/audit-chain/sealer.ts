import { createContext } from '../context.ts';
import type { Deps } from '../context.ts';
import { createPoller } from '../poller.ts';
import type { Poller } from '../poller.ts';
import { sealBatch, sealWaiting } from './seal-waiting.ts';

/**
 * Chains new audit rows within about half a second; an idle look costs one index look-up. Only a full batch is followed by another at once:
 * while somebody works alone, rows of half a second share a transaction instead of having one each.
 */
export function createAuditSealer(deps: Deps): Poller {
  const ctx = createContext(deps, { kind: 'system', name: 'audit' }, 'audit');
  return createPoller({ name: 'audit-sealer', everyMs: 500, log: deps.log, run: async () => (await sealWaiting(ctx)) === sealBatch });
}
