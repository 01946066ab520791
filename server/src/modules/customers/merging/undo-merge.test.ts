import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dumpOf, saveRecord, someRecord, startMergeWorld } from '../../../../test/merge-world.ts';
import type { MergeWorld, RecordPlan } from '../../../../test/merge-world.ts';
import { readCount } from '../../../kernel/db/kept-count.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { lockCustomers, resolveCustomerId } from '../store.ts';
import type { Choices } from '../rules/combine-records.ts';
import { mergePair } from './merge-customers.ts';
import { undoMerge } from './undo-merge.ts';

let world: MergeWorld;
beforeAll(async () => {
  world = await startMergeWorld();
});
afterAll(() => world.close());

const merge = (keptId: string, lostId: string, choices: Choices = new Map()): Promise<string> =>
  inTransaction(world.ctx(), async (ctx) => {
    const rows = await lockCustomers(ctx, [keptId, lostId]);
    const [kept, lost] = [rows.get(keptId), rows.get(lostId)];
    if (!kept || !lost) throw new Error('both must be there');
    return (await mergePair(ctx, kept, lost, 'test', choices)).mergeId;
  });
const undo = (id: string): Promise<unknown> => undoMerge(world.ctx(), { id, reason: '认错人了' });

const choosable = ['name', 'phone', 'email', 'taxId', 'company', 'level', 'owner', 'channel', ...[0, 1, 2].map((n) => `field${n}`)];
const choices = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...choosable), fc.constantFrom('kept' as const, 'lost' as const)), { selector: ([field]) => field })
  .map(
    (pairs) =>
      new Map(pairs.map(([field, side]) => [field.replace(/^field(\d)$/, (_, n: string) => `custom.${world.fieldId(Number(n))}`), side])),
  );

/** Which of the records still standing is merged into which. */
const step = fc.record({ kept: fc.nat(), lost: fc.nat(), choices });

async function mergeAll(ids: readonly string[], steps: readonly { kept: number; lost: number; choices: Choices }[]): Promise<string[]> {
  const standing = [...ids];
  const merges: string[] = [];
  for (const { kept, lost, choices } of steps) {
    if (standing.length < 2) break;
    const [keptId = ''] = standing.splice(kept % standing.length, 1);
    const [lostId = ''] = standing.splice(lost % standing.length, 1);
    merges.push(await merge(keptId, lostId, choices));
    standing.push(keptId);
  }
  return merges;
}

describe('undoing a merge', () => {
  it('gives back every byte of every record, whatever was merged into what, undone in reverse order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(someRecord, { minLength: 2, maxLength: 4 }),
        fc.array(step, { minLength: 1, maxLength: 3 }),
        async (plans: RecordPlan[], steps) => {
          const ids: string[] = [];
          for (const plan of plans) ids.push(await saveRecord(world, plan));
          const before = await dumpOf(world, ids);
          const countBefore = await readCount(world.ctx(), 'customers');
          const merges = await mergeAll(ids, steps);
          expect(await readCount(world.ctx(), 'customers')).toBe(countBefore - merges.length);
          expect(await dumpOf(world, ids)).not.toEqual(before);
          for (const id of merges.reverse()) await undo(id);
          expect(await dumpOf(world, ids)).toEqual(before);
          expect(await readCount(world.ctx(), 'customers')).toBe(countBefore);
          for (const id of ids) expect(await resolveCustomerId(world.ctx(), id)).toBe(id);
        },
      ),
      { numRuns: 40 },
    );
  }, 120_000);

  it('loses nothing in between: every tag, link, entry and value is on the record that stays', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(someRecord, { minLength: 2, maxLength: 3 }), async (plans: RecordPlan[]) => {
        const ids: string[] = [];
        for (const plan of plans) ids.push(await saveRecord(world, plan));
        const [kept = '', ...others] = ids;
        const before = await dumpOf(world, ids);
        for (const lost of others) await merge(kept, lost);
        const after = await dumpOf(world, ids);
        for (const table of ['identities', 'timeline_entries'] as const) {
          expect(after[table].length).toBe(before[table].length);
          expect(after[table].every((row) => row.customer_id === kept)).toBe(true);
        }
        const tags = (rows: typeof before.customer_tags): string[] =>
          [...new Set(rows.map((row) => JSON.stringify([row.source, row.tag_id])))].sort();
        expect(tags(after.customer_tags)).toEqual(tags(before.customer_tags));
        expect(after.customer_tags.every((row) => row.customer_id === kept)).toBe(true);
        const fields = (rows: typeof before.customer_field_values): unknown[] => [...new Set(rows.map((row) => row.field_id))].sort();
        expect(fields(after.customer_field_values)).toEqual(fields(before.customer_field_values));
        expect(after.customer_staff.filter((row) => row.kind === 'owner').length).toBeLessThanOrEqual(1);
        for (const id of ids) expect(await resolveCustomerId(world.ctx(), id)).toBe(kept);
      }),
      { numRuns: 25 },
    );
  });
});
