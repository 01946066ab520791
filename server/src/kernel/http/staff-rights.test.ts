import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDeps } from '../../../test/test-shop.ts';
import { findVisibleStaff } from './staff-rights.ts';

let world: Awaited<ReturnType<typeof createTestDeps>>;
beforeAll(async () => {
  world = await createTestDeps();
});
afterAll(() => world.close());

/** Department n has a parent among 0…n-1 (0 = none); sometimes the tree even has a circle. Members sit in any departments, or in none. */
const organisation = fc.record({
  parents: fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 9 }),
  circle: fc.boolean(),
  members: fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 3 }), { minLength: 1, maxLength: 8 }),
});

it('a member sees the customers of exactly those who sit in the same department, or below it', async () => {
  const { db } = world.deps;
  await fc.assert(
    fc.asyncProperty(organisation, async ({ parents, circle, members }) => {
      const parentOf = new Map(parents.map((parent, at): [number, number] => [at + 1, circle ? parent : parent % (at + 1)]));
      await db('departments').delete();
      await db('staff_departments').delete();
      const departments = [...parentOf].map(([id, parent]) => ({ id, parent_id: parent || null, name: String(id), position: id }));
      await db('departments').insert(departments);
      const places = members.map((ids) => ids.filter((id) => parentOf.has(id)));
      const rows = places.flatMap((ids, at) => ids.map((department_id) => ({ staff_id: `stf_${at}`, department_id })));
      if (rows.length > 0) await db('staff_departments').insert(rows);

      /** Whether one comes from `id` to `top` by going up. */
      const isUnder = (id: number, top: number): boolean => {
        for (let at = id, steps = 0; at && steps <= parents.length; at = parentOf.get(at) ?? 0, steps += 1) if (at === top) return true;
        return false;
      };
      for (const [me, mine] of places.entries()) {
        const sees = async (rowScope: 'self' | 'department' | 'department_tree'): Promise<string[]> =>
          [...((await findVisibleStaff(world.deps, `stf_${me}`, rowScope)) ?? [])].sort();
        const who = (shares: (theirs: number[]) => boolean): string[] =>
          places.flatMap((theirs, at) => (at === me || shares(theirs) ? [`stf_${at}`] : [])).sort();
        expect(await sees('self')).toEqual([`stf_${me}`]);
        expect(await sees('department')).toEqual(who((theirs) => theirs.some((id) => mine.includes(id))));
        expect(await sees('department_tree')).toEqual(who((theirs) => theirs.some((id) => mine.some((top) => isUnder(id, top)))));
        expect(await findVisibleStaff(world.deps, `stf_${me}`, 'all')).toBeNull();
      }
    }),
    { numRuns: 40 },
  );
});
