import type { Context } from '../src/kernel/context.ts';
import { inTransaction } from '../src/kernel/transaction.ts';
import { createCustomer } from '../src/modules/customers/index.ts';
import { mergePair } from '../src/modules/customers/merging/merge-customers.ts';
import { undoMerge } from '../src/modules/customers/merging/undo-merge.ts';
import { lockCustomers } from '../src/modules/customers/store.ts';
import { makeStaffActor } from './factories/staff-actor.ts';
import { createTestDeps } from './test-shop.ts';

export const day = 86_400_000;

/** A database whose clock is moved by hand, and people who can be merged. */
export interface LedgerWorld {
  ctx(): Context;
  now(): number;
  pass(ms: number): void;
  newMember(birthday?: string): Promise<string>;
  merge(keptId: string, lostId: string): Promise<string>;
  unmerge(mergeId: string): Promise<unknown>;
  close(): Promise<void>;
}

export async function startLedgerWorld(from = Date.UTC(2026, 0, 10, 3)): Promise<LedgerWorld> {
  let now = from;
  const { ctx, close } = await createTestDeps({ clock: { now: () => now } });
  return {
    ctx: () => ctx(),
    now: () => now,
    pass: (ms) => void (now += ms),
    newMember: async (birthday) => createCustomer(ctx(makeStaffActor('admin')), { name: '会员', ...(birthday && { birthday }) }),
    merge: (keptId, lostId) =>
      inTransaction(ctx(), async (ctx) => {
        const rows = await lockCustomers(ctx, [keptId, lostId]);
        const [kept, lost] = [rows.get(keptId), rows.get(lostId)];
        if (!kept || !lost) throw new Error('both must be there');
        return (await mergePair(ctx, kept, lost, 'test')).mergeId;
      }),
    unmerge: (id) => undoMerge(ctx(), { id, reason: '认错人了' }),
    close,
  };
}
